import { z } from "zod";
import type { Actor } from "../accounts/actor.ts";
import { isUuid } from "../accounts/uuid.ts";
import { ensureDemoConnection } from "../connections/connections.ts";
import { database } from "../db/client.ts";
import { transact } from "../db/transaction.ts";
import { AppError } from "../errors.ts";
import { DEMO_MODEL } from "../inference/demo/models.ts";
import { checkFiles } from "../sources/check-files.ts";
import { draftFor } from "../templates/index.ts";
import { draftFromTemplate } from "../templates/saved-templates.ts";
import { askedRows, configSchema, type Draft, PROVIDERS, TEMPLATE_IDS } from "./config.ts";
import { changeDraft, insertDraft, insertDraftIn } from "./drafts.ts";
import { type GenerationInput, templateOf, withInput } from "./generation-input.ts";
import { checkSettings, queueDraft } from "./start.ts";

/**
 * Makes a generation of settings, and starts it unless it is to stay a draft. One that cannot be started leaves nothing.
 * @param options.templateId a saved template, or a built-in one, from which what is not given is taken
 * @throws AppError `not-found:template`, `bad-input:config` with a finding for every rule that does not hold,
 * `bad-input:<step>` for what only the files or the price tell
 */
export async function createGeneration(
  actor: Actor,
  input: GenerationInput,
  options: { start: boolean; templateId?: string | undefined },
): Promise<{ id: string }> {
  const draft = await withProvider(withInput(await baseOf(actor, input, options.templateId), input), input);
  if (!options.start) return insertDraft(actor, draft);
  requireRules(draft);
  const checked = await checkSettings(draft);
  return transact(async (transaction) => {
    const { id } = await insertDraftIn(transaction, actor, checked.draft, {});
    const asked = askedRows(checked.draft, await checkFiles(id, checked.draft, transaction));
    await queueDraft(transaction, { ...checked, id, revision: 0, asked });
    return { id };
  });
}

async function baseOf(actor: Actor, input: GenerationInput, templateId: string | undefined): Promise<Draft> {
  if (templateId === undefined) return draftFor(templateOf(input));
  if (input.configure.template !== undefined)
    throw new AppError("bad-input:config", "Give either templateId or configure.template, not both.", { field: "templateId" });
  const builtIn = TEMPLATE_IDS.find((id) => id === templateId);
  return builtIn ? draftFor(builtIn) : draftFromTemplate(actor, templateId);
}

/** Changes the settings of a draft; what is not given stays. @throws AppError `conflict:started`, `conflict:draft` */
export async function changeSettings(actor: Actor, id: string, input: GenerationInput): Promise<void> {
  await changeDraft(actor, id, (draft) => withProvider(withInput(draft, input), input));
}

/** The connection says what the provider is; where none is named, it is the built-in demo. */
async function withProvider(draft: Draft, { configure }: GenerationInput): Promise<Draft> {
  const { connectionId, modelId } = draft.configure;
  if (connectionId === null) {
    if ((configure.provider ?? draft.configure.provider) !== "demo") return draft;
    const demo = await ensureDemoConnection();
    return { ...draft, configure: { ...draft.configure, provider: "demo", connectionId: demo.id, modelId: modelId || DEMO_MODEL } };
  }
  const connection = isUuid(connectionId) ? await database().connection.findUnique({ where: { id: connectionId } }) : null;
  if (!connection)
    throw new AppError("bad-input:config", "There is no connection with this id. GET /v1/connections lists them.", {
      field: "configure.connectionId",
    });
  const provider = z.enum(PROVIDERS).parse(connection.provider);
  if (configure.provider !== undefined && configure.provider !== provider)
    throw new AppError(
      "bad-input:config",
      `This connection is of the provider ${provider}. Leave the provider out, or choose another connection.`,
      {
        field: "configure.provider",
      },
    );
  return { ...draft, configure: { ...draft.configure, provider } };
}

function requireRules(draft: Draft): void {
  const result = configSchema.safeParse(draft);
  if (result.success) return;
  const findings = result.error.issues.map(({ path, message }) => ({ field: path.join("."), detail: message }));
  const [first] = findings;
  throw new AppError("bad-input:config", `${first?.field}: ${first?.detail}`, { field: first?.field ?? "", findings });
}
