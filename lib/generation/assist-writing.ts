import type { Actor } from "../accounts/actor.ts";
import { AppError } from "../errors.ts";
import type { CompletionRequest } from "../inference/types.ts";
import { askModel, readDraft, unreadable } from "./assist-call.ts";
import { buildPromptMessages, buildRefineMessages, buildValuesMessages } from "./assist-prompts.ts";
import { ATTRIBUTE_LIMITS } from "./attribute-rules.ts";
import { LIMITS, normaliseSeed } from "./config.ts";
import { parseText, parseTexts } from "./parse-texts.ts";
import { samplingOf } from "./prompt.ts";
import { keepProposal } from "./prompt-versions.ts";
import { type RefineRequest, refineRequest, type WriteRequest, writeRequest } from "./write-request.ts";

// Texts that a model writes for the prompt step.

/**
 * A prompt for a use case, or an earlier proposal changed by a person's words. The proposal, and the text that it may
 * replace, are kept as versions of the draft.
 * @throws AppError with the provider's sentence, or what is missing in the request
 */
export async function writePrompt(
  actor: Actor,
  id: string,
  input: WriteRequest,
  refine: RefineRequest | null = null,
  signal?: AbortSignal,
): Promise<string> {
  const draft = await readDraft(actor, id);
  const told = parse(writeRequest.safeParse(input));
  const change = refine === null ? null : parse(refineRequest.safeParse(refine));
  const { template, modelId } = draft.configure;
  const request: CompletionRequest = {
    modelId: modelId.trim(),
    ...(change === null ? buildPromptMessages(draft, told) : buildRefineMessages(draft, told, change)),
    sampling: samplingOf(draft),
    purpose: { kind: "prompt", template, useCase: told.useCase, wishes: [told.goal, told.audience, told.style], refine: change },
  };
  const answer = await askModel(draft, request, signal);
  const prompt = parseText(answer.text).slice(0, LIMITS.promptLength);
  if (prompt === "") throw unreadable(answer, draft);
  await keepProposal(actor, id, draft, prompt, change?.instruction ?? "");
  return prompt;
}

/** New values for an attribute; at most `count`. @throws AppError with the provider's sentence, or when there were no new ones */
export async function suggestValues(
  actor: Actor,
  id: string,
  input: { attribute: string; existing: readonly string[]; count: number },
  signal?: AbortSignal,
): Promise<string[]> {
  const draft = await readDraft(actor, id);
  const attribute = input.attribute.trim();
  if (attribute === "") throw new AppError("bad-input:prompt", "Give the attribute a name first.", { field: "attributes" });
  const wanted = Math.min(input.count, ATTRIBUTE_LIMITS.values - input.existing.length);
  if (!(wanted >= 1)) throw new AppError("bad-input:prompt", `An attribute has at most ${ATTRIBUTE_LIMITS.values} values.`);
  const { template, modelId } = draft.configure;
  const { existing } = input;
  const request: CompletionRequest = {
    ...{ modelId: modelId.trim(), ...buildValuesMessages(draft, attribute, existing, wanted), sampling: samplingOf(draft) },
    purpose: { kind: "values", template, attribute, existing, count: wanted },
  };
  const answer = await askModel(draft, request, signal);
  const known = new Set(existing.map(normaliseSeed));
  const values = parseTexts(answer.text).filter((value) => {
    const key = normaliseSeed(value);
    if (known.has(key) || value.length > ATTRIBUTE_LIMITS.valueLength) return false;
    known.add(key);
    return true;
  });
  if (values.length === 0) throw new AppError("unavailable:model", "The model had no values that are not in the list already. Try again.");
  return values.slice(0, wanted);
}

type Parsed<Value> = { success: true; data: Value } | { success: false; error: { issues: { message: string; path: PropertyKey[] }[] } };

function parse<Value>(result: Parsed<Value>): Value {
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new AppError("bad-input:prompt", issue?.message ?? "The request has the wrong form.", { field: String(issue?.path[0] ?? "") });
}
