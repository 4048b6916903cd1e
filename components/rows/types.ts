/** One field of a row; by default `prompt` and `completion`. What is no text is here as JSON. */
export interface RowField {
  name: string;
  text: string;
}

/** The words for what a row was made of: its seed's text, or where its source stands. */
export type SeedOf = (row: { seedId: string | null; source?: string }) => string;

/** How much a refused row is like the row of the dataset that stands beside it. */
export interface Likeness {
  kind: "exact" | "near";
  /** 0 to 1. */
  similarity: number;
}

/** A row as the table shows it. */
export interface RowSummary {
  id: string;
  seedId: string | null;
  /** ISO 8601. */
  createdAt: string;
  /** Of a row that was made of a source: where that stands, such as “Handbook.pdf, page 3”. */
  source?: string;
  /** The beginning of each field. */
  fields: RowField[];
  /** Whether some field is longer than what is here. */
  clipped: boolean;
  /** What its call was asked for: the value of each attribute and of the balanced field. */
  attributes?: Readonly<Record<string, string>>;
  /** Of refused rows only. Their fields are two: their own prompt, and the one that it resembles. */
  likeness?: Likeness;
}

/** A row with all its text. */
export interface FullRow extends Omit<RowSummary, "clipped"> {
  /** Of a row that was made of a chunk: the chunk's text. */
  sourceText?: string;
  /** Of refused rows only: the row of the dataset that it resembles; null when that one was deleted since. */
  resembled?: Pick<RowSummary, "id" | "seedId" | "source" | "fields"> | null;
  /** The earlier dataset in which that row is; not there when it is this one. */
  resembledIn?: string;
}

export interface RowsPage {
  rows: RowSummary[];
  /** Rows that the filter matched just before the page was read. */
  total: number;
}
