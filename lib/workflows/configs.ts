import { type Actor, visibleTo } from "../accounts/actor.ts";
import { recordEvent } from "../audit/record-event.ts";
import { database, type Transaction } from "../db/client.ts";
import { transact } from "../db/transaction.ts";
import { AppError } from "../errors.ts";
import { plural } from "../format.ts";
import type { OutputField } from "../generation/output-fields.ts";
import type { JsonSchema } from "../inference/types.ts";
import { requireConfig, type StoredConfig } from "./access.ts";
import { type Config, type ConfigBody, type ConfigChange, storedConfig, toStoredConfig } from "./forms.ts";
import { PLACEHOLDERS, unknownPlaceholders } from "./placeholders.ts";
import { fieldsOfSchema, jsonSchemaOf } from "./schema.ts";

export interface ConfigView extends Config {
  id: string;
  /** Read off the sample row. */
  fields: OutputField[];
  json_schema: JsonSchema;
  /** Workflows that were made with it; each keeps a copy of its own. */
  workflows: number;
  /** ISO 8601, as all times here. */
  created_at: string;
  updated_at: string;
}

const MOST_SHOWN = 500;

/** @throws AppError `bad-input:config` with the field: the sample row has no fields, or a placeholder stands for nothing */
export async function createConfig(actor: Actor, body: ConfigBody, transaction: Transaction = database()): Promise<ConfigView> {
  checkConfig(body);
  const { id } = await transaction.workflowConfig.create({ data: { ownerId: actor.id, name: body.name, content: toStoredConfig(body) } });
  return getConfig(actor, id, transaction);
}

/** Those that this person may see, the latest first, at most 500. */
export async function listConfigs(actor: Actor): Promise<ConfigView[]> {
  const found = await database().workflowConfig.findMany({
    where: visibleTo(actor),
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST_SHOWN,
    include: { _count: { select: { workflows: true } } },
  });
  return found.map(({ _count, ...config }) => viewConfig({ ...config, content: storedConfig.parse(config.content) }, _count.workflows));
}

/** @throws AppError `not-found:config` */
export async function getConfig(actor: Actor, id: string, transaction: Transaction = database()): Promise<ConfigView> {
  const config = await requireConfig(actor, id, transaction);
  return viewConfig(config, await transaction.workflow.count({ where: { configId: id } }));
}

const viewConfig = ({ id, content, createdAt, updatedAt }: StoredConfig, workflows: number): ConfigView => ({
  ...{ id, ...describeConfig(content), workflows, created_at: createdAt.toISOString(), updated_at: updatedAt.toISOString() },
});

/** A config's content with what follows from its sample row. */
export const describeConfig = (content: Config) => ({
  ...content,
  fields: fieldsOfSchema(content.schema_example),
  json_schema: jsonSchemaOf(content.schema_example),
});

/** Workflows keep the copy that they were made with. @throws AppError as `createConfig`; `not-found:config` */
export async function updateConfig(actor: Actor, id: string, change: ConfigChange): Promise<ConfigView> {
  const { content } = await requireConfig(actor, id);
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const changed: Config = { ...content, ...given };
  checkConfig(changed);
  await database().workflowConfig.updateMany({
    where: { id, ...visibleTo(actor) },
    data: { name: changed.name, content: toStoredConfig(changed) },
  });
  return getConfig(actor, id);
}

/** Workflows that were made with it keep their copy and go on. @returns a sentence that says so. @throws AppError `not-found:config` */
export async function deleteConfig(actor: Actor, id: string): Promise<{ message: string }> {
  const { content } = await requireConfig(actor, id);
  const { name } = content;
  const workflows = await database().workflow.count({ where: { configId: id } });
  await transact(async (transaction) => {
    const { count } = await transaction.workflowConfig.deleteMany({ where: { id, ...visibleTo(actor) } });
    if (count > 0) await recordEvent(actor, { action: "config-deleted", subject: { type: "config", id, name } }, transaction);
  });
  const kept =
    workflows === 0 ? "" : ` ${plural(workflows, "workflow")} made with it ${workflows === 1 ? "keeps its" : "keep their"} copy of it.`;
  return { message: `The config “${name}” is deleted.${kept}` };
}

function checkConfig(config: Config): void {
  fieldsOfSchema(config.schema_example);
  const [first, ...others] = unknownPlaceholders(config);
  if (first === undefined) return;
  const known = [...Object.keys(PLACEHOLDERS).map((name) => `workflow.${name}`), ...Object.keys(config.parameters)];
  const unknown = [first, ...others].join(", ");
  throw new AppError(
    "bad-input:config",
    `The template names ${unknown}, which ${others.length === 0 ? "stands" : "stand"} for nothing. It may name: ${known.join(", ")}; other values are given in parameters.`,
    { field: "user_prompt_template" },
  );
}
