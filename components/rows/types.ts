/** One field of a row; by default `prompt` and `completion`. */
export interface RowField {
  name: string;
  text: string;
}

/** A row as the table shows it. */
export interface RowSummary {
  id: string;
  seedId: string | null;
  /** ISO 8601. */
  createdAt: string;
  /** The beginning of each field. */
  fields: RowField[];
  /** Whether some field is longer than what is here. */
  clipped: boolean;
}

/** A row with all its text. */
export type FullRow = Omit<RowSummary, "clipped">;

export interface RowsPage {
  rows: RowSummary[];
  /** Rows that the filter matched just before the page was read. */
  total: number;
}
