import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { requireDataset } from "../generation/access.ts";
import { type Draft, LIMITS } from "../generation/config.ts";
import { getDraft, insertDraft } from "../generation/drafts.ts";
import { storedShapeOf } from "../generation/row-fields.ts";
import { inputsOf } from "../sources/inputs.ts";
import { type Candidate, countApproved, readCandidates, readChosen } from "./candidates.ts";
import type { MoreForm } from "./form.ts";
import { spreadOver } from "./spread-over.ts";

export interface MorePreparation {
  dataset: { id: string; name: string };
  approved: number;
  /** Approved rows that can be examples, spread over the seeds; the first of them are chosen to begin with. */
  candidates: Candidate[];
  /** How many the person is asked for at first. */
  rows: number;
  /** Why no more can be made like these; empty when it can. */
  blocked: string;
}

const USUAL_ROWS = 50;

/** What the page “More like the approved ones” begins with. @throws AppError `not-found:generation` */
export async function prepareMore(actor: Actor, id: string): Promise<MorePreparation> {
  const { name } = await requireDataset(actor, id);
  const { draft } = await getDraft(actor, id);
  const [approved, candidates] = await Promise.all([countApproved(id), readCandidates(id, storedShapeOf(draft))]);
  return { dataset: { id, name }, approved, candidates, rows: USUAL_ROWS, blocked: whyBlocked(draft) };
}

const whyBlocked = ({ configure }: Draft) =>
  inputsOf(configure) === "items"
    ? "This dataset has one completion for each item of its file, so there are no more to be made of it. Clone it with another file instead."
    : "";

/**
 * A new draft with the same settings, approved rows as its examples and so many rows in all. Its parent is this dataset, whose
 * rows (and those of the datasets before it) it does not repeat.
 * @throws AppError `not-found:generation`; `bad-input:more` with the field
 */
export async function makeMore(actor: Actor, id: string, { rows, exampleIds }: MoreForm): Promise<{ id: string }> {
  await requireDataset(actor, id);
  const { draft } = await getDraft(actor, id);
  const blocked = whyBlocked(draft);
  if (blocked) throw new AppError("bad-input:more", blocked);
  const chosen = await readChosen(id, storedShapeOf(draft), exampleIds);
  if (chosen.length < new Set(exampleIds).size)
    throw new AppError("bad-input:more", "Some of the chosen rows are not approved any more. Reload the page and choose again.", {
      field: "exampleIds",
    });
  const prompt = inputsOf(draft.configure) === "documents" ? { ...draft.prompt, documentRows: rows } : withTotal(draft.prompt, rows);
  return insertDraft(
    actor,
    {
      ...draft,
      configure: { ...draft.configure, name: await nameAfter(id, draft.configure.name) },
      prompt,
      examples: { examples: chosen.map(({ data }) => data) },
    },
    { parentId: id },
  );
}

/** Exactly so many rows, over all seeds; over some of them, spread, where there are more seeds than rows. */
function withTotal(prompt: Draft["prompt"], rows: number): Draft["prompt"] {
  const most = prompt.seeds.length * LIMITS.rowsPerSeed;
  if (rows > most)
    throw new AppError(
      "bad-input:more",
      `At most ${most.toLocaleString("en")}: ${LIMITS.rowsPerSeed.toLocaleString("en")} for each seed.`,
      {
        field: "rows",
      },
    );
  return { ...prompt, seeds: spreadOver(prompt.seeds, rows), rowsInAll: rows, rowsOfEach: null };
}

/** “Poems” → “Poems, more” → “Poems, more 2”. */
async function nameAfter(id: string, name: string): Promise<string> {
  const before = await database().generation.count({ where: { parentId: id } });
  const suffix = before === 0 ? ", more" : `, more ${before + 1}`;
  return name.trim().slice(0, LIMITS.nameLength - suffix.length) + suffix;
}
