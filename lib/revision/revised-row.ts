import { z } from "zod";
import { inFieldOrder, type RowData, type RowShape } from "../generation/fields/row-shape.ts";
import { canonicalJson, jsonSchema } from "../json.ts";
import type { RowSource } from "../sources/origin.ts";

const rowData = z.record(z.string(), jsonSchema);

/** What is stored of a rewritten row: a row of the revision. */
const revisedRow = z.object({
  /** The row's text as the model was given it. */
  before: rowData,
  after: rowData,
  /** Of the row's review when it was rewritten; 0 for a row that nobody had touched. */
  revision: z.int(),
  /** False when the model left the row as it is: then there is nothing to decide. */
  changed: z.boolean(),
});

type RevisedRow = z.infer<typeof revisedRow>;

/** Whether two rows of a shape say the same; blanks around a text, which answers are cleaned of, are no difference. */
export const saysTheSame = (shape: RowShape, left: RowData, right: RowData): boolean => plain(shape, left) === plain(shape, right);

const plain = (shape: RowShape, row: RowData) =>
  JSON.stringify(inFieldOrder(shape, row), (_, value: unknown) => (typeof value === "string" ? value.trim() : value));

/** Exactly the same values, in whatever order their keys stand. */
const isSameData = (left: unknown, right: unknown): boolean => canonicalJson(left) === canonicalJson(right);

/** What a rewritten row becomes in the database. */
export function toRevisedRow(shape: RowShape, source: Pick<RowSource, "data" | "revision">, after: RowData): RowData {
  return { before: source.data, after, revision: source.revision, changed: !saysTheSame(shape, source.data, after) };
}
