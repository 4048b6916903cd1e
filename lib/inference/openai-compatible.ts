import { Agent, request as send } from "undici";
import { z } from "zod";
import { type CapabilityStore, OPENAI_CAPABILITIES } from "./capabilities.ts";
import { chatAnswer, readChatAnswer } from "./chat-answer.ts";
import { encodeChatBody } from "./chat-encoding.ts";
import { abortedError, httpError, networkError, readErrorBody, redact } from "./endpoint-errors.ts";
import { guardedLookup } from "./guarded-lookup.ts";
import { createLearner } from "./learning.ts";
import { readRateHeaders } from "./retry-after.ts";
import { type Completion, type CompletionRequest, InferenceError, type ModelInfo, type ReachableProvider } from "./types.ts";

export interface OpenAiOptions {
  /** Everything before `/chat/completions`, without a slash at the end. */
  baseUrl: string;
  apiKey?: string | undefined;
  /** Sent with every request. */
  headers?: Readonly<Record<string, string>>;
  capabilities: CapabilityStore;
  /** From request sent to answer read, in milliseconds. */
  timeoutMs?: number;
}

const TIMEOUT_MS = 120_000;
const CONNECT_TIMEOUT_MS = 10_000;
const LARGEST_ANSWER = 32 * 1024 * 1024;
/** Of an answer that nobody reads, in bytes: beyond, a new connection costs less. */
const MOST_DUMPED = 128 * 1024;
/** More than the limiter ever allows: it, and not the pool, decides how many are in flight. */
const SOCKETS = 8_192;

interface Answer {
  status: number;
  header: (name: string) => string | undefined;
  text: string;
}

/** A provider for any endpoint that speaks OpenAI's chat completions. Redirects are not followed: the key stays with its address. */
export function createOpenAiProvider(options: OpenAiOptions): ReachableProvider {
  const { baseUrl, apiKey, capabilities, timeoutMs = TIMEOUT_MS } = options;
  const askLearning = createLearner(capabilities, OPENAI_CAPABILITIES);
  const secrets = [...(apiKey ? [apiKey] : []), ...Object.values(options.headers ?? {})];
  const headers = {
    "content-type": "application/json",
    accept: "application/json",
    ...(apiKey ? { authorization: `Bearer ${apiKey}` } : {}),
    ...options.headers,
  };
  const agent = new Agent({
    connections: SOCKETS,
    pipelining: 1,
    allowH2: false,
    keepAliveTimeout: 30_000,
    maxResponseSize: LARGEST_ANSWER,
    // One timer a request stands for all of these (see `withDeadline`).
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: CONNECT_TIMEOUT_MS, lookup: guardedLookup },
  });

  async function call(method: "GET" | "POST", path: string, body: Buffer | null, signal: AbortSignal, callId?: string): Promise<Answer> {
    return withDeadline(signal, timeoutMs, baseUrl, async (deadline) => {
      const sent = callId === undefined ? headers : { ...headers, "x-client-request-id": callId };
      const response = await send(`${baseUrl}${path}`, { method, headers: sent, body, dispatcher: agent, signal: deadline });
      const text = await response.body.text();
      const header = (name: string) => {
        const value = response.headers[name];
        return Array.isArray(value) ? value[0] : value;
      };
      return { status: response.statusCode, header, text };
    });
  }

  function failure(answer: Answer, modelId?: string, status = answer.status): InferenceError {
    return httpError({ where: baseUrl, modelId, status, body: redact(answer.text, secrets), header: answer.header, now: Date.now() });
  }

  function parse<Shape extends z.ZodType>(answer: Answer, shape: Shape, modelId?: string): z.infer<Shape> {
    if (answer.status >= 300) throw failure(answer, modelId);
    let value: unknown;
    try {
      value = JSON.parse(answer.text);
    } catch {
      throw notCompatible(baseUrl, redact(answer.text, secrets));
    }
    const result = shape.safeParse(value);
    if (result.success) return result.data;
    // OpenRouter and others report errors of the model behind them with status 200.
    const { detail, code } = readErrorBody(answer.text);
    if (detail) throw failure(answer, modelId, /^[345]\d\d$/.test(code) ? Number(code) : 500);
    throw notCompatible(baseUrl, redact(answer.text, secrets));
  }

  async function completeOnce(request: CompletionRequest, body: Buffer, signal: AbortSignal): Promise<Completion> {
    const started = performance.now();
    const answer = await call("POST", "/chat/completions", body, signal, request.callId);
    const latencyMs = performance.now() - started;
    const { refusal, ...completion } = readChatAnswer(parse(answer, chatAnswer, request.modelId), request);
    if (completion.text === "" && (refusal !== null || completion.finishReason === "content-filter"))
      throw new InferenceError("content-filter", "The model refused to answer: change the wording of the prompt, seed or examples.", {
        detail: redact(refusal ?? "", secrets),
      });
    const rate = readRateHeaders(answer.header);
    return rate === undefined ? { ...completion, latencyMs } : { ...completion, latencyMs, rate };
  }

  return {
    complete: (request, signal) => askLearning(request.modelId, (known) => completeOnce(request, encodeChatBody(request, known), signal)),
    listModels: async (signal) => readModels(parse(await call("GET", "/models", null, signal), modelList)),
    reach: (signal) =>
      withDeadline(signal, timeoutMs, baseUrl, async (deadline) => {
        const { statusCode, body } = await send(`${baseUrl}/models`, { method: "GET", headers, dispatcher: agent, signal: deadline });
        // The list may be long, and nobody reads it.
        body.dump({ limit: MOST_DUMPED, signal: AbortSignal.timeout(timeoutMs) }).catch(() => {});
        return statusCode;
      }),
    close: () => agent.close(),
  };
}

const model = z.looseObject({ id: z.string(), name: z.string().nullish() });
/** OpenAI's shape, and the bare array that some answer with. */
const modelList = z.union([z.looseObject({ data: z.array(model).nullable() }), z.array(model)]);

function readModels(list: z.infer<typeof modelList>): ModelInfo[] {
  const models = Array.isArray(list) ? list : (list.data ?? []);
  return models.map(({ id, name }) => ({ id, name: name || id })).sort((one, other) => one.id.localeCompare(other.id, "en"));
}

const notCompatible = (where: string, detail: string) =>
  new InferenceError("address", `${where} answers, but not as an OpenAI-compatible address: it usually ends with /v1.`, { detail });

/** Runs a request that ends when the signal is aborted or the time is over. One controller, so that no listeners pile up on the signal. */
async function withDeadline<Result>(
  signal: AbortSignal,
  timeoutMs: number,
  where: string,
  work: (deadline: AbortSignal) => Promise<Result>,
): Promise<Result> {
  if (signal.aborted) throw abortedError();
  const controller = new AbortController();
  const stop = () => controller.abort();
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    controller.abort();
  }, timeoutMs);
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await work(controller.signal);
  } catch (error) {
    if (timedOut)
      throw new InferenceError(
        "timeout",
        `${where} did not answer within ${Math.round(timeoutMs / 1_000)} s: it may be overloaded, or the answer is too long.`,
      );
    if (signal.aborted) throw abortedError();
    throw networkError(error, where);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
}
