/** uploading → queued → reading → ready, or failed; a failed one can be queued again. */
export const FILE_STATUSES = ["uploading", "queued", "reading", "ready", "failed"] as const;
export type FileStatus = (typeof FILE_STATUSES)[number];
