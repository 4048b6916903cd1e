import {
  type BedrockClient,
  type FoundationModelSummary,
  type InferenceProfileSummary,
  ListFoundationModelsCommand,
  ListInferenceProfilesCommand,
} from "@aws-sdk/client-bedrock";
import { PROFILE_NOTE } from "./bedrock-errors.ts";
import type { ModelInfo } from "./types.ts";

const PAGE = 1_000;
const MOST_PAGES = 20;

/** Asks for the models that write text, and for the inference profiles. An account that may not list profiles gets the models alone. */
export async function fetchBedrockModels(client: BedrockClient, abortSignal: AbortSignal): Promise<ModelInfo[]> {
  const [{ modelSummaries = [] }, profiles] = await Promise.all([
    client.send(new ListFoundationModelsCommand({ byOutputModality: "TEXT" }), { abortSignal }),
    fetchProfiles(client, abortSignal).catch((error: unknown) => {
      if (error instanceof Error && error.name === "AccessDeniedException") return [];
      throw error;
    }),
  ]);
  return arrangeBedrockModels(modelSummaries, profiles);
}

async function fetchProfiles(client: BedrockClient, abortSignal: AbortSignal): Promise<InferenceProfileSummary[]> {
  const found: InferenceProfileSummary[] = [];
  let nextToken: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await client.send(new ListInferenceProfilesCommand({ maxResults: PAGE, ...(nextToken ? { nextToken } : {}) }), {
      abortSignal,
    });
    found.push(...(answer.inferenceProfileSummaries ?? []));
    nextToken = answer.nextToken;
    if (!nextToken) break;
  }
  return found;
}

/**
 * The models that can be chosen: those on demand, the profiles of text models, and, with a note that says what to
 * choose instead, those that run through a profile only.
 */
function arrangeBedrockModels(models: readonly FoundationModelSummary[], profiles: readonly InferenceProfileSummary[]): ModelInfo[] {
  const texts = models.filter((model) => model.outputModalities?.includes("TEXT") && model.modelLifecycle?.status !== "LEGACY");
  const profileOf = (modelId: string) =>
    profiles.find((profile) => profile.models?.some(({ modelArn }) => modelArn?.endsWith(`/${modelId}`)));
  const listed = texts.flatMap((model): ModelInfo[] => {
    const { modelId } = model;
    if (!modelId) return [];
    const name = [model.providerName, model.modelName].filter(Boolean).join(" ") || modelId;
    if (model.inferenceTypesSupported?.includes("ON_DEMAND")) return [{ id: modelId, name }];
    // The SDK's list of types does not know this one yet.
    const types: readonly string[] = model.inferenceTypesSupported ?? [];
    if (!types.includes("INFERENCE_PROFILE")) return [];
    const profile = profileOf(modelId)?.inferenceProfileId;
    return [{ id: modelId, name, note: `${PROFILE_NOTE}: choose ${profile ?? `a profile of ${modelId}`} instead.` }];
  });
  const ids = new Set(texts.map(({ modelId }) => modelId));
  const usable = profiles.filter(
    ({ status, models: behind }) => status === "ACTIVE" && behind?.some(({ modelArn }) => ids.has(modelArn?.split("/").at(-1))),
  );
  const viaProfile = usable.flatMap(({ inferenceProfileId: id, inferenceProfileName }): ModelInfo[] =>
    id ? [{ id, name: inferenceProfileName || id }] : [],
  );
  return [...listed, ...viaProfile].sort((one, other) => one.name.localeCompare(other.name, "en") || one.id.localeCompare(other.id, "en"));
}
