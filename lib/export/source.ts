import { database } from "../db/client.ts";
import { AppError } from "../errors.ts";
import type { Draft } from "../generation/config.ts";
import type { RowShape } from "../generation/fields/row-shape.ts";
import { inFieldOrder } from "../generation/fields/row-shape.ts";
import { storedShapeOf } from "../generation/row-fields.ts";
import { readStoredDraft } from "../generation/stored-draft.ts";
import type { RowFilter } from "../review/filter.ts";
import { type StreamedRow, streamRows } from "../review/stream-rows.ts";
import { inputsOf } from "../sources/inputs.ts";
import { type Column, columnsOf, type ExportRow, whyNotNamed } from "./columns.ts";
import { whyNotFitting } from "./roles.ts";
import { readSeedLabels } from "./seed-labels.ts";
import type { ExportSettings } from "./settings.ts";

/** What an export is made from: a dataset as it is now, seen through the settings. */
export interface ExportSource {
  id: string;
  name: string;
  draft: Draft;
  shape: RowShape;
  settings: ExportSettings;
  /** Which rows, with all that the settings say of them. */
  filter: RowFilter;
  /** Whose scores are meant; null when the dataset was not judged. */
  evaluation: { id: string; name: string } | null;
  columns: Column[];
  /** Of a curation, the order of its items; else that in which rows were made. */
  byItem: boolean;
}

/**
 * Reads what an export is made from. Who may is not checked here.
 * @throws AppError `not-found:generation`; `bad-input:export` when the settings contradict themselves or do not fit the rows
 */
export async function openSource(generationId: string, settings: ExportSettings): Promise<ExportSource> {
  const generation = await database().generation.findUnique({ where: { id: generationId }, select: { name: true, config: true } });
  if (!generation) throw new AppError("not-found:generation", "This dataset was deleted meanwhile.");
  const draft = readStoredDraft(generation.config);
  const shape = storedShapeOf(draft);
  const wrong = whyNotFitting(shape, settings) ?? whyNotNamed(shape, settings.fields);
  if (wrong !== null) throw new AppError("bad-input:export", wrong);
  const evaluation = await findEvaluation(generationId, settings);
  return {
    ...{ id: generationId, name: generation.name, draft, shape, settings, evaluation },
    filter: filterOf(settings, evaluation?.id ?? null),
    columns: columnsOf(
      shape,
      settings,
      draft.prompt.attributes.map(({ name }) => name),
    ),
    byItem: inputsOf(draft.configure) === "items",
  };
}

/**
 * The filter with what the other settings say of the rows. Deleted rows are in no export.
 * @throws AppError `bad-input:export` when they contradict each other
 */
function filterOf({ filter, approvedOnly, minScore }: ExportSettings, evaluationId: string | null): RowFilter {
  if (filter.state === "deleted")
    throw new AppError(
      "bad-input:export",
      "The filter shows deleted rows, and deleted rows are in no export. Bring them back first, or take the filter away.",
    );
  if (approvedOnly && filter.state !== undefined && filter.state !== "approved")
    throw new AppError(
      "bad-input:export",
      `The filter shows ${filter.state} rows, and “approved only” leaves all of them out. Take one of both away.`,
    );
  const state = approvedOnly ? ({ state: "approved" } as const) : {};
  if (minScore === null) return { ...filter, ...state };
  if (evaluationId === null)
    throw new AppError(
      "bad-input:export",
      "A minimum score is asked for, and this dataset has not been judged. Evaluate it first, or take the score away.",
    );
  return { ...filter, ...state, evaluation: evaluationId, minScore: Math.max(minScore, filter.minScore ?? 1) };
}

/** The evaluation that scores are of: the filter's, the one chosen, or the latest that has scores. */
async function findEvaluation(subjectId: string, { filter, evaluation }: ExportSettings) {
  const wanted = filter.evaluation ?? evaluation;
  const where = { subjectId, kind: "evaluation", ...(wanted ? { id: wanted } : { averageScore: { not: null } }) };
  const found = await database().generation.findFirst({ where, orderBy: { createdAt: "desc" }, select: { id: true, name: true } });
  if (wanted && !found) throw new AppError("bad-input:export", "The evaluation whose scores are asked for was deleted. Choose another.");
  return found;
}

/**
 * The rows of an export in their order, a batch in memory at a time. `pick` leaves out all rows for whose id it is false.
 * Ends its queries when the reader stops reading.
 */
export async function* readExportRows(source: ExportSource, pick?: (rowId: string) => boolean, batch = 1_000): AsyncGenerator<ExportRow[]> {
  const { id, shape, settings, filter, evaluation, byItem } = source;
  const options = {
    batch,
    order: byItem ? "item" : "made",
    attributes: settings.columns.attributes,
    evaluationId: evaluation?.id ?? null,
  } as const;
  // Only what has parts of its own needs them put in order: the columns say the order of the fields.
  const nested = shape.fields.some(({ type }) => type === "object" || type === "array");
  for await (const rows of streamRows(id, filter, options)) {
    const picked = pick ? rows.filter((row) => pick(row.id)) : rows;
    if (picked.length === 0) continue;
    const seeds = settings.columns.seed ? await readSeedLabels(picked) : null;
    yield picked.map((row) => toExportRow(row, nested ? shape : null, seeds?.get(row.seedId ?? "") ?? ""));
  }
}

const toExportRow = ({ data, state, score, attributes }: StreamedRow, shape: RowShape | null, seed: string): ExportRow => ({
  ...{ data: shape ? inFieldOrder(shape, data) : data, state, score, attributes, seed },
});
