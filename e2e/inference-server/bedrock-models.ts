// A few of Bedrock's models, one for each case that a client must handle.

interface BedrockModel {
  modelId: string;
  modelName: string;
  providerName: string;
  inferenceTypesSupported: ("ON_DEMAND" | "INFERENCE_PROFILE" | "PROVISIONED")[];
  outputModalities: ("TEXT" | "EMBEDDING" | "IMAGE")[];
  status?: "ACTIVE" | "LEGACY";
  /** Whether Converse takes `toolConfig`, and `toolChoice` in it. */
  tools: "choice" | "plain" | "none";
  /** The field of additionalModelRequestFields that holds top-k, where the model has it. */
  topK: "top_k" | "inferenceConfig" | null;
}

const BEDROCK_MODELS: readonly BedrockModel[] = [
  {
    modelId: "amazon.nova-lite-v1:0",
    modelName: "Nova Lite",
    providerName: "Amazon",
    inferenceTypesSupported: ["ON_DEMAND"],
    outputModalities: ["TEXT"],
    tools: "choice",
    topK: "inferenceConfig",
  },
  {
    modelId: "anthropic.claude-3-haiku-20240307-v1:0",
    modelName: "Claude 3 Haiku",
    providerName: "Anthropic",
    inferenceTypesSupported: ["ON_DEMAND"],
    outputModalities: ["TEXT"],
    tools: "choice",
    topK: "top_k",
  },
  {
    modelId: "anthropic.claude-sonnet-4-5-20250929-v1:0",
    modelName: "Claude Sonnet 4.5",
    providerName: "Anthropic",
    inferenceTypesSupported: ["INFERENCE_PROFILE"],
    outputModalities: ["TEXT"],
    tools: "choice",
    topK: "top_k",
  },
  {
    modelId: "meta.llama3-8b-instruct-v1:0",
    modelName: "Llama 3 8B Instruct",
    providerName: "Meta",
    inferenceTypesSupported: ["ON_DEMAND"],
    outputModalities: ["TEXT"],
    tools: "none",
    topK: null,
  },
  {
    modelId: "mistral.mistral-large-2402-v1:0",
    modelName: "Mistral Large",
    providerName: "Mistral AI",
    inferenceTypesSupported: ["ON_DEMAND"],
    outputModalities: ["TEXT"],
    tools: "plain",
    topK: null,
  },
  {
    modelId: "amazon.titan-embed-text-v2:0",
    modelName: "Titan Text Embeddings V2",
    providerName: "Amazon",
    inferenceTypesSupported: ["ON_DEMAND"],
    outputModalities: ["EMBEDDING"],
    tools: "none",
    topK: null,
  },
  {
    modelId: "anthropic.claude-v2",
    modelName: "Claude 2",
    providerName: "Anthropic",
    inferenceTypesSupported: ["PROVISIONED"],
    outputModalities: ["TEXT"],
    status: "LEGACY",
    tools: "none",
    topK: "top_k",
  },
];

const REGION = "us-east-1";
const modelArn = (modelId: string) => `arn:aws:bedrock:${REGION}::foundation-model/${modelId}`;

/** The answer of ListFoundationModels. */
export const foundationModels = {
  modelSummaries: BEDROCK_MODELS.map((model) => ({
    modelArn: modelArn(model.modelId),
    modelId: model.modelId,
    modelName: model.modelName,
    providerName: model.providerName,
    inputModalities: ["TEXT"],
    outputModalities: model.outputModalities,
    responseStreamingSupported: true,
    customizationsSupported: [],
    inferenceTypesSupported: model.inferenceTypesSupported,
    modelLifecycle: { status: model.status ?? "ACTIVE" },
  })),
};

const PROFILED = ["anthropic.claude-sonnet-4-5-20250929-v1:0", "amazon.nova-lite-v1:0"];

/** The answer of ListInferenceProfiles. */
export const inferenceProfiles = {
  inferenceProfileSummaries: BEDROCK_MODELS.filter((model) => PROFILED.includes(model.modelId)).map((model) => ({
    inferenceProfileName: `US ${model.providerName} ${model.modelName}`,
    description: `Routes requests to ${model.modelName} in us-east-1 and us-west-2.`,
    createdAt: "2025-09-29T00:00:00Z",
    updatedAt: "2025-09-29T00:00:00Z",
    inferenceProfileArn: `arn:aws:bedrock:${REGION}:123456789012:inference-profile/us.${model.modelId}`,
    inferenceProfileId: `us.${model.modelId}`,
    models: [{ modelArn: modelArn(model.modelId) }],
    status: "ACTIVE",
    type: "SYSTEM_DEFINED",
  })),
};

/** The model behind an id or an inference profile's id or ARN. */
export function findModel(id: string): { model: BedrockModel; viaProfile: boolean } | null {
  const name = id.split("/").at(-1) ?? id;
  const profiled = inferenceProfiles.inferenceProfileSummaries.some((profile) => profile.inferenceProfileId === name);
  const model = BEDROCK_MODELS.find((candidate) => candidate.modelId === (profiled ? name.replace(/^us\./, "") : name));
  return model ? { model, viaProfile: profiled } : null;
}
