import type { Actor } from "../accounts/actor.ts";
import { builtInFirst } from "../db/built-in-first.ts";
import { database } from "../db/client.ts";
import { draftFor, TEMPLATES, type Template } from "./index.ts";
import { findTemplate, mayChange, tryRead, visibleTemplates, WITH_OWNER } from "./saved-templates.ts";
import { readSettings, settingsOf, type TemplateSettings } from "./template-file.ts";

/** A built-in template, or one of people's own, as one thing. */
export interface AnyTemplate {
  /** Of a built-in one its name for programs, such as `code-generation`. */
  id: string;
  builtIn: boolean;
  name: string;
  description: string;
  /** Whether everybody in the studio sees it. */
  shared: boolean;
  /** Whether this person may rename, share or delete it. */
  mine: boolean;
  /** Whose it is; empty for a built-in one. */
  ownerName: string;
  workflow: TemplateSettings["workflow"];
  /** The built-in template beneath. */
  template: TemplateSettings["template"];
  seeds: number;
  examples: number;
  /** Null for a built-in one. */
  updatedAt: Date | null;
}

/**
 * The built-in ones, then those that this person sees, the newest first. One whose settings no longer can be read is left out.
 * @throws AppError `bad-input:cursor`
 */
export async function listAnyTemplates(
  actor: Actor,
  page: { cursor?: string | undefined; limit: number },
): Promise<{ data: AnyTemplate[]; next: string | null }> {
  const { data, next } = await builtInFirst<AnyTemplate | null>(TEMPLATES.map(fromBuiltIn), page, async (where, take) => {
    const found = await database().savedTemplate.findMany({
      where: { AND: [visibleTemplates(actor), where] },
      include: WITH_OWNER,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take,
    });
    return found.map((template) => ({ id: template.id, createdAt: template.createdAt, line: fromSaved(actor, template) }));
  });
  return { data: data.filter((line) => line !== null), next };
}

/** One with its settings. @param id a built-in one's or a saved one's @throws AppError `not-found:template` */
export async function getAnyTemplate(actor: Actor, id: string): Promise<AnyTemplate & { settings: TemplateSettings }> {
  const builtIn = TEMPLATES.find((template) => template.id === id);
  if (builtIn) return { ...fromBuiltIn(builtIn), settings: settingsOf(draftFor(builtIn.id)) };
  const found = await findTemplate(actor, id);
  const settings = readSettings(found.settings);
  return { ...describe(actor, found, settings), settings };
}

const fromBuiltIn = ({ id, name, description, seeds, examples }: Template): AnyTemplate => ({
  ...{ id, builtIn: true, name, description, shared: true, mine: false, ownerName: "", workflow: draftFor(id).configure.workflow },
  ...{ template: id, seeds: seeds.length, examples: examples.length, updatedAt: null },
});

type Found = Awaited<ReturnType<typeof findTemplate>>;

function fromSaved(actor: Actor, found: Found): AnyTemplate | null {
  const settings = tryRead(found.settings);
  return settings && describe(actor, found, settings);
}

const describe = (
  actor: Actor,
  { id, name, description, shared, owner, updatedAt }: Found,
  { workflow, template, prompt, examples }: TemplateSettings,
): AnyTemplate => ({
  ...{ id, builtIn: false, name, description, shared, mine: mayChange(actor, owner), ownerName: owner.name || owner.email },
  ...{ workflow, template, seeds: prompt.seeds.length, examples: examples.examples.length, updatedAt },
});
