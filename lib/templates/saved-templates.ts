import { type Actor, canChange, isVisibleTo, type Keeper, visibleTo } from "../accounts/actor.ts";
import { isUuid } from "../accounts/uuid.ts";
import { recordEvent } from "../audit/record-event.ts";
import { ensureDemoConnection } from "../connections/connections.ts";
import { database } from "../db/client.ts";
import { transact } from "../db/transaction.ts";
import { AppError } from "../errors.ts";
import { contentDisposition } from "../export/filename.ts";
import type { Draft, TemplateId } from "../generation/config.ts";
import { getDraft, insertDraft } from "../generation/drafts.ts";
import { DEMO_MODEL } from "../inference/demo/models.ts";
import { templateAbout } from "./about.ts";
import { draftFromSettings, readGivenSettings, readSettings, readTemplateFile, settingsOf, writeTemplateFile } from "./template-file.ts";

// Templates of people's own. Everybody sees their own, their team's and the shared ones; who made one, their team, and owners of
// the studio change it.

export interface SavedTemplateItem {
  id: string;
  name: string;
  description: string;
  shared: boolean;
  /** Whether this person may rename, share or delete it. */
  mine: boolean;
  owner: string;
  template: TemplateId;
  seeds: number;
  examples: number;
  updatedAt: Date;
}

const notFound = () => new AppError("not-found:template", "This template does not exist, or it is not shared with you.");

// Not one expression: to Prisma, an empty condition within an OR is none.
export const visibleTemplates = (actor: Actor) => (actor.role === "owner" ? {} : { OR: [visibleTo(actor), { shared: true }] });
export const mayChange = (actor: Actor, keeper: Keeper) => canChange(actor) && isVisibleTo(actor, keeper);

export const WITH_OWNER = { owner: { select: { id: true, teamId: true, name: true, email: true } } } as const;

/** What this person can begin a dataset with, the latest first. One whose settings no longer can be read is left out. */
export async function listSavedTemplates(actor: Actor): Promise<SavedTemplateItem[]> {
  const rows = await database().savedTemplate.findMany({
    where: visibleTemplates(actor),
    include: WITH_OWNER,
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: MOST_SHOWN,
  });
  return rows.flatMap(({ id, name, description, shared, owner, settings, updatedAt }) => {
    const read = tryRead(settings);
    if (!read) return [];
    const { template, prompt, examples } = read;
    return [
      {
        ...{ id, name, description, shared, mine: mayChange(actor, owner), owner: owner.name || owner.email, template, updatedAt },
        ...{ seeds: prompt.seeds.length, examples: examples.examples.length },
      },
    ];
  });
}

const MOST_SHOWN = 500;

export function tryRead(settings: unknown) {
  try {
    return readSettings(settings);
  } catch {
    return null;
  }
}

interface NewTemplate {
  generationId: string;
  name: string;
  description: string;
  shared: boolean;
}

/** Keeps the settings of a draft or a generation as a template. @throws AppError `not-found:generation`, or for a bad name */
export async function saveTemplate(actor: Actor, { generationId, shared, ...about }: NewTemplate): Promise<{ id: string }> {
  const { draft } = await getDraft(actor, generationId);
  return insert(actor, parseAbout(about), shared, settingsOf(draft));
}

/** @throws AppError `bad-input:file` that says what is wrong with the file */
export async function importTemplate(actor: Actor, text: string, fileName: string): Promise<{ id: string; name: string }> {
  const { settings, ...about } = readTemplateFile(text, fileName);
  const { id } = await insert(actor, about, false, settings);
  return { id, name: about.name };
}

/** Keeps settings that somebody has written as a template. @throws AppError `bad-input:template` that says what is wrong where */
export async function saveTemplateSettings(
  actor: Actor,
  { settings, shared, ...about }: Omit<NewTemplate, "generationId"> & { settings: unknown },
): Promise<{ id: string }> {
  const read = readGivenSettings(settings);
  if (read.success) return insert(actor, parseAbout(about), shared, read.data);
  const findings = read.error.issues.map(({ path, message }) => ({ field: ["settings", ...path].join("."), detail: message }));
  const [first] = findings;
  throw new AppError("bad-input:template", `${first?.field}: ${first?.detail}`, { findings, field: first?.field ?? "" });
}

/** What is not given stays. @throws AppError `not-found:template`; `forbidden:template` when it is shared by somebody else */
export async function updateTemplate(
  actor: Actor,
  id: string,
  change: { name?: string | undefined; description?: string | undefined; shared?: boolean | undefined },
): Promise<void> {
  const before = await requireOwn(actor, id);
  const { name = before.name, description = before.description, shared = before.shared } = change;
  await database().savedTemplate.update({ where: { id }, data: { ...parseAbout({ name, description }), shared } });
}

/** Datasets that were made with it stay as they are. @throws AppError as `updateTemplate` */
export async function deleteTemplate(actor: Actor, id: string): Promise<void> {
  const { name } = await requireOwn(actor, id);
  await transact(async (transaction) => {
    const { count } = await transaction.savedTemplate.deleteMany({ where: { id } });
    if (count > 0) await recordEvent(actor, { action: "template-deleted", subject: { type: "template", id, name } }, transaction);
  });
}

/** The template as a file. @throws AppError `not-found:template` */
export async function exportTemplate(actor: Actor, id: string): Promise<{ text: string; contentDisposition: string }> {
  const { name, description, settings } = await findTemplate(actor, id);
  const text = writeTemplateFile({ name, description, settings: readSettings(settings) });
  return { text, contentDisposition: contentDisposition(name, ".template.json") };
}

/** A new draft with its settings, on the built-in demo until another connection is chosen. @throws AppError `not-found:template` */
export async function createDraftFromTemplate(actor: Actor, id: string): Promise<{ id: string }> {
  const draft = await draftFromTemplate(actor, id);
  const { id: connectionId } = await ensureDemoConnection();
  return insertDraft(actor, { ...draft, configure: { ...draft.configure, connectionId, modelId: DEMO_MODEL } });
}

/** The settings of a new draft, not stored. @throws AppError `not-found:template` */
export async function draftFromTemplate(actor: Actor, id: string): Promise<Draft> {
  const { settings } = await findTemplate(actor, id);
  const draft = draftFromSettings(readSettings(settings));
  return { ...draft, configure: { ...draft.configure, savedTemplateId: id } };
}

/** One that this person sees. @throws AppError `not-found:template` */
export async function findTemplate(actor: Actor, id: string) {
  const where = { id, ...visibleTemplates(actor) };
  const template = isUuid(id) ? await database().savedTemplate.findFirst({ where, include: WITH_OWNER }) : null;
  if (!template) throw notFound();
  return template;
}

async function requireOwn(actor: Actor, id: string) {
  const template = await findTemplate(actor, id);
  if (!mayChange(actor, template.owner))
    throw new AppError("forbidden:template", "Only the person who made this template, their team, or an owner can change it.");
  return template;
}

async function insert(
  actor: Actor,
  about: { name: string; description: string },
  shared: boolean,
  settings: object,
): Promise<{ id: string }> {
  return database().savedTemplate.create({ data: { ownerId: actor.id, ...about, shared, settings }, select: { id: true } });
}

function parseAbout(about: { name: string; description: string }) {
  const result = templateAbout.safeParse(about);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new AppError("bad-input:template", issue?.message ?? "The name is wrong.", { field: String(issue?.path[0] ?? "") });
}
