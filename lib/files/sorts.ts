/** The orders of the file list. */
export const FILE_SORTS = ["name", "format", "size", "length", "status", "owner", "created"] as const;
export type FileSort = (typeof FILE_SORTS)[number];
