import { formatCount, formatExact, plural } from "@/lib/format.ts";

interface Measured {
  pages: number | null;
  words: number | null;
  items: number | null;
}

/** How much is in a file: “12 pages, 4,310 words”; of data its items. Empty before it was read. */
export function lengthOf({ pages, words, items }: Measured): string {
  if (items !== null) return countOf(items, "item");
  return [pages === null ? "" : countOf(pages, "page"), words === null ? "" : countOf(words, "word")].filter(Boolean).join(", ");
}

/** The same with every number in full, for hovering. */
export function exactLengthOf({ pages, words, items }: Measured): string {
  const parts = [pages === null ? "" : plural(pages, "page"), items === null ? "" : plural(items, "item")];
  return [...parts, words === null ? "" : plural(words, "word")].filter(Boolean).join(", ");
}

function countOf(count: number, noun: string): string {
  return count < 10_000 ? `${formatExact(count)} ${noun}${count === 1 ? "" : "s"}` : `${formatCount(count)} ${noun}s`;
}
