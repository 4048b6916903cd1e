/** Items of one file of data. */
export const MOST_ITEMS = 1_000_000;
/** One item's text, in bytes: what is larger is no item but a file that is damaged. */
export const MOST_ITEM_BYTES = 8 * 1024 * 1024;

export const ITEM_FORMATS = ["json", "jsonl", "csv"] as const;
export type ItemFormat = (typeof ITEM_FORMATS)[number];
