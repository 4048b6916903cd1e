import { checkExample } from "../generation/fields/check-examples.ts";
import { identityOf, inFieldOrder, type RowData, type RowShape } from "../generation/fields/row-shape.ts";
import { promptHash } from "../generation/hash.ts";
import { cleanText } from "../generation/row-text.ts";
import { isJsonObject, type JsonValue } from "../json.ts";

/** Of one field, in characters. */
const EDIT_LENGTH = 1_000_000;

interface Edit {
  data: RowData;
  /** In hexadecimal; null where rows are not told apart by their texts: each item of a curation has a row whatever it says. */
  hash: string | null;
}

/** The field at fault, and a sentence. */
interface EditIssue {
  field: string;
  message: string;
}

/**
 * A row's fields as a person, or a model for them, wrote them: all of the dataset's, each of its type, none that is required
 * empty. Cleaned of what no text may hold, and of blank lines around it.
 * @param byItem the dataset is a curation
 */
export function readEdit(shape: RowShape, byItem: boolean, written: Readonly<Record<string, JsonValue>>): Edit | EditIssue {
  const cleaned = inFieldOrder(shape, Object.fromEntries(Object.entries(written).map(([name, value]) => [name, clean(value)])));
  const known = new Set(shape.names);
  const extra = Object.keys(written).find((name) => !known.has(name));
  if (extra !== undefined) return { field: extra, message: `“${extra}” is no field of this dataset's rows.` };
  const [issue] = checkExample(shape.fields, cleaned, EDIT_LENGTH);
  if (issue) return { field: String(issue.path[0] ?? ""), message: issue.message };
  return { data: cleaned, hash: byItem ? null : promptHash(identityOf(shape, cleaned)) };
}

function clean(value: JsonValue): JsonValue {
  if (typeof value === "string") return cleanText(value);
  if (Array.isArray(value)) return value.map(clean);
  return isJsonObject(value) ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, clean(inner)])) : value;
}
