import { BedrockClient, ListInferenceProfilesCommand } from "@aws-sdk/client-bedrock";
import { BedrockRuntimeClient, ConverseCommand } from "@aws-sdk/client-bedrock-runtime";
import { fromNodeProviderChain } from "@aws-sdk/credential-providers";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { bedrockError } from "./bedrock-errors.ts";
import { fetchBedrockModels } from "./bedrock-models.ts";
import { buildConverse, readConverse } from "./bedrock-request.ts";
import { BEDROCK_CAPABILITIES, type CapabilityStore, type ModelCapabilities } from "./capabilities.ts";
import { redact } from "./endpoint-errors.ts";
import { guardedLookup } from "./guarded-lookup.ts";
import { createLearner } from "./learning.ts";
import { type Completion, type CompletionRequest, InferenceError, type ReachableProvider } from "./types.ts";

export interface BedrockOptions {
  region: string;
  /** Without keys, the machine's own: environment, profile, container or instance role. */
  accessKeyId?: string | undefined;
  secretAccessKey?: string | undefined;
  sessionToken?: string | undefined;
  /** Instead of AWS's own addresses, for both of Bedrock's services. */
  endpointUrl?: string | undefined;
  capabilities: CapabilityStore;
  /** Milliseconds. */
  timeoutMs?: number;
}

const TIMEOUT_MS = 120_000;
const CONNECT_TIMEOUT_MS = 10_000;
/** More than the limiter ever allows. */
const SOCKETS = 8_192;

/** A provider for Amazon Bedrock through Converse. The SDK's own retries are off: the engine retries, and counts. */
export function createBedrockProvider(options: BedrockOptions): ReachableProvider {
  const { region, accessKeyId, secretAccessKey, sessionToken, endpointUrl, capabilities, timeoutMs = TIMEOUT_MS } = options;
  const askLearning = createLearner(capabilities, BEDROCK_CAPABILITIES);
  const secrets = [secretAccessKey, sessionToken].flatMap((secret) => (secret ? [secret] : []));
  const agent = { keepAlive: true, maxSockets: SOCKETS, lookup: guardedLookup };
  // Said outright, because the runtime client would otherwise speak HTTP/2, of which some proxies know nothing.
  const requestHandler = new NodeHttpHandler({
    connectionTimeout: CONNECT_TIMEOUT_MS,
    requestTimeout: timeoutMs,
    throwOnRequestTimeout: true,
    httpAgent: agent,
    httpsAgent: agent,
  });
  const settings = {
    region,
    maxAttempts: 1,
    requestHandler,
    credentials:
      accessKeyId && secretAccessKey
        ? { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) }
        : fromNodeProviderChain(),
    ...(endpointUrl ? { endpoint: endpointUrl } : {}),
  };
  const runtime = new BedrockRuntimeClient(settings);
  const control = new BedrockClient(settings);
  const address = endpointUrl ?? `https://bedrock-runtime.${region}.amazonaws.com`;

  let inFlight = 0;
  let isClosing = false;
  const destroyWhenIdle = () => {
    if (!isClosing || inFlight > 0) return;
    runtime.destroy();
    control.destroy();
  };

  async function guard<Result>(modelId: string | undefined, signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
    inFlight += 1;
    try {
      signal.throwIfAborted();
      return await work();
    } catch (error) {
      const known = bedrockError(error, { address, region, modelId }, signal.aborted);
      throw new InferenceError(known.code, redact(known.message, secrets), {
        detail: redact(known.detail, secrets),
        ...(known.status === undefined ? {} : { status: known.status }),
        ...(known.retryAfterMs === undefined ? {} : { retryAfterMs: known.retryAfterMs }),
      });
    } finally {
      inFlight -= 1;
      destroyWhenIdle();
    }
  }

  async function completeOnce(request: CompletionRequest, known: ModelCapabilities, signal: AbortSignal): Promise<Completion> {
    const started = performance.now();
    const answer = await runtime.send(new ConverseCommand(buildConverse(request, known)), { abortSignal: signal });
    const latencyMs = performance.now() - started;
    const completion = readConverse(answer, request);
    if (completion.text === "" && completion.finishReason === "content-filter")
      throw new InferenceError(
        "content-filter",
        "The model or a guardrail refused to answer: change the wording of the prompt, seed or examples.",
      );
    return { ...completion, latencyMs };
  }

  return {
    complete: (request, signal) =>
      askLearning(request.modelId, (known) => guard(request.modelId, signal, () => completeOnce(request, known, signal))),
    listModels: (signal) => guard(undefined, signal, () => fetchBedrockModels(control, signal)),
    reach: (signal) =>
      guard(undefined, signal, async () => {
        const { $metadata } = await control.send(new ListInferenceProfilesCommand({ maxResults: 1 }), { abortSignal: signal });
        return $metadata.httpStatusCode ?? 200;
      }),
    /** Calls in flight end as they would have. */
    async close() {
      isClosing = true;
      destroyWhenIdle();
    },
  };
}
