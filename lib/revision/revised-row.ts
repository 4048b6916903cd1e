import { inFieldOrder, type RowData, type RowShape } from "../generation/fields/row-shape.ts";
import type { RowSource } from "../sources/origin.ts";

/** What is stored of a rewritten row, which is a row of the revision. */
type RevisedRow = {
  /** The row's text as the model was given it. */
  before: RowData;
  after: RowData;
  /** Of the row's review when it was rewritten; 0 for a row that nobody had touched. */
  revision: number;
  /** False when the model left the row as it is: then there is nothing to decide. */
  changed: boolean;
};

/** Whether two rows of a shape say the same; blanks around a text, which answers are cleaned of, are no difference. */
export const saysTheSame = (shape: RowShape, left: RowData, right: RowData): boolean => plain(shape, left) === plain(shape, right);

const plain = (shape: RowShape, row: RowData) =>
  JSON.stringify(inFieldOrder(shape, row), (_, value: unknown) => (typeof value === "string" ? value.trim() : value));

/** What a rewritten row becomes in the database. */
export function toRevisedRow(shape: RowShape, source: Pick<RowSource, "data" | "revision">, after: RowData): RevisedRow {
  return { before: source.data, after, revision: source.revision, changed: !saysTheSame(shape, source.data, after) };
}
