/** In which order rows are shown: as the dataset has them, the newest first, or by score (those without one last). */
export const ROW_SORTS = ["first", "newest", "lowest", "highest"] as const;
export type RowSort = (typeof ROW_SORTS)[number];
