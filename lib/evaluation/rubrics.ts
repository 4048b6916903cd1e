import { type Actor, canChange, isVisibleTo, type Keeper, visibleTo } from "../accounts/actor.ts";
import { isUuid } from "../accounts/uuid.ts";
import { recordEvent } from "../audit/record-event.ts";
import { database } from "../db/client.ts";
import { transact } from "../db/transaction.ts";
import { AppError } from "../errors.ts";
import { canonicalJson } from "../json.ts";
import { listPresets } from "./presets.ts";
import { type RubricContent, rubricContent } from "./rubric.ts";
import { type RubricForm, rubricForm } from "./rubric-form.ts";

// Rubrics of people's own. Everybody sees their own, their team's and the shared ones; who made one, their team, or an owner of the
// studio changes it.

export interface RubricPreset {
  id: string;
  name: string;
  description: string;
  /** The templates whose datasets it is made for; empty for any. */
  templates: readonly string[];
  content: RubricContent;
}

export interface SavedRubric {
  id: string;
  name: string;
  description: string;
  shared: boolean;
  /** Counts the changes of its content. */
  version: number;
  /** Whether this person may change or delete it. */
  mine: boolean;
  ownerName: string;
  content: RubricContent;
  updatedAt: Date;
}

const notFound = () => new AppError("not-found:rubric", "This rubric does not exist, or it is not shared with you.");

// Not one expression: to Prisma, an empty condition within an OR is none.
export const visibleRubrics = (actor: Actor) => (actor.role === "owner" ? {} : { OR: [visibleTo(actor), { shared: true }] });
const mayChange = (actor: Actor, keeper: Keeper) => canChange(actor) && isVisibleTo(actor, keeper);

const MOST_SHOWN = 500;
export const WITH_OWNER = { owner: { select: { id: true, teamId: true, name: true, email: true } } } as const;

/** The presets, and the saved ones that this person sees, the latest first. @param grounded presets for rows of documents, which ask about the source too */
export async function listRubrics(actor: Actor, grounded = false): Promise<{ presets: RubricPreset[]; saved: SavedRubric[] }> {
  const found = await database().rubric.findMany({
    where: visibleRubrics(actor),
    include: WITH_OWNER,
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: MOST_SHOWN,
  });
  return { presets: listPresets(grounded), saved: found.map((rubric) => toSaved(actor, rubric)) };
}

/** @throws AppError `not-found:rubric` */
export async function getRubric(actor: Actor, id: string): Promise<SavedRubric> {
  const found = isUuid(id) ? await database().rubric.findFirst({ where: { id, ...visibleRubrics(actor) }, include: WITH_OWNER }) : null;
  if (!found) throw notFound();
  return toSaved(actor, found);
}

interface FoundRubric {
  id: string;
  name: string;
  description: string;
  shared: boolean;
  version: number;
  owner: Keeper & { name: string; email: string };
  content: unknown;
  updatedAt: Date;
}

export const toSaved = (actor: Actor, { id, name, description, shared, version, owner, content, updatedAt }: FoundRubric): SavedRubric => ({
  ...{ id, name, description, shared, version, mine: mayChange(actor, owner), ownerName: owner.name || owner.email, updatedAt },
  content: rubricContent.parse(content),
});

/**
 * Keeps a rubric: a new one, or, with `id`, what one is now. Its version counts up when its content has changed.
 * @param rubric `version`: the one that was being edited; another one's change meanwhile is a conflict
 * @throws AppError `not-found:rubric`, `forbidden:rubric`, `conflict:rubric`, `bad-input:rubric`
 */
export async function saveRubric(
  actor: Actor,
  { id, version, ...form }: RubricForm & { id?: string | undefined; version?: number | undefined },
): Promise<{ id: string; version: number }> {
  const data = parseForm(form);
  if (id === undefined) return database().rubric.create({ data: { ownerId: actor.id, ...data }, select: { id: true, version: true } });
  return transact(async (transaction) => {
    const before = await getRubric(actor, id);
    requireMine(before);
    await transaction.$executeRawUnsafe("select from rubrics where id = $1::uuid for update", id);
    const now = await transaction.rubric.findUnique({ where: { id } });
    if (!now) throw notFound();
    if (version !== undefined && version !== now.version)
      throw new AppError("conflict:rubric", "Somebody has changed this rubric meanwhile. Copy your text, open it again, and put it in.");
    const changed = canonicalJson(now.content) !== canonicalJson(data.content);
    return transaction.rubric.update({
      where: { id },
      data: { ...data, ...(changed && { version: { increment: 1 } }) },
      select: { id: true, version: true },
    });
  });
}

/** Evaluations that were made with it keep their copy. @throws AppError `not-found:rubric`, `forbidden:rubric` */
export async function deleteRubric(actor: Actor, id: string): Promise<void> {
  const rubric = await getRubric(actor, id);
  requireMine(rubric);
  await transact(async (transaction) => {
    const { count } = await transaction.rubric.deleteMany({ where: { id } });
    const subject = { type: "rubric", id, name: rubric.name } as const;
    if (count > 0) await recordEvent(actor, { action: "rubric-deleted", subject }, transaction);
  });
}

function requireMine({ mine }: SavedRubric): void {
  if (!mine)
    throw new AppError(
      "forbidden:rubric",
      "Only the person who made this rubric, their team, or an owner can change it. Save a copy of your own.",
    );
}

function parseForm(form: RubricForm): RubricForm {
  const result = rubricForm.safeParse(form);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new AppError("bad-input:rubric", issue?.message ?? "The rubric is not complete.", { field: issue?.path.join(".") ?? "" });
}
