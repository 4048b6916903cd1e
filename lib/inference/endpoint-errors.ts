import { readRateHeaders, readRetryAfter } from "./retry-after.ts";
import { InferenceError, type InferenceErrorCode } from "./types.ts";

// What an endpoint's failure means, as a sentence for someone who has never called a model. Pure.

export interface HttpFailure {
  /** The address as the user knows it. */
  where: string;
  modelId?: string | undefined;
  status: number;
  body: string;
  /** A header by its lower-case name. */
  header: (name: string) => string | undefined;
  /** Milliseconds since 1970. */
  now: number;
}

/** The error for an answer with a status of 300 and above. */
export function httpError(failure: HttpFailure): InferenceError {
  const { where, status } = failure;
  const { detail, code } = readErrorBody(failure.body);
  const options = { status, detail };
  const fail = (kind: InferenceErrorCode, message: string) => new InferenceError(kind, message, options);
  const model = failure.modelId ? `“${failure.modelId}”` : "this model";
  if (status < 400) return fail("address", `${where} sends on to ${originOf(failure.header("location"))}: enter that address instead.`);
  if (status === 401)
    return fail("key", `${where} does not accept the key: check that it is complete and still valid, or that one is set at all.`);
  if (
    status === 402 ||
    code === "insufficient_quota" ||
    (status === 429 && /exceeded your current quota|insufficient.{0,20}(?:quota|credit)/i.test(detail))
  )
    return fail("key", `The account behind the key at ${where} has no credit left: add credit there, or use another key.`);
  if (status === 403) return fail("key", `${where} knows the key but does not allow this: give its account the right to use ${model}.`);
  if (isUnknownModel(status, code, detail))
    return fail("model", `${where} has no model called ${model}: choose one from the list, or check how its id is written.`);
  if (status === 404 || status === 405)
    return fail("address", `${where} answers, but not as an OpenAI-compatible address: it usually ends with /v1.`);
  if (status === 408 || status === 504)
    return fail("timeout", `${where} ran out of time over the request: try again, or ask for fewer rows or tokens at once.`);
  if (status === 429 || status === 503 || status === 529) {
    const retryAfterMs = readRetryAfter(failure.header, failure.now);
    const rate = readRateHeaders(failure.header);
    return new InferenceError("busy", `${where} is busy or its rate limit is reached: it will take requests again soon.`, {
      ...options,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      ...(rate === undefined ? {} : { rate }),
    });
  }
  if (code === "content_filter" || code === "content_policy_violation" || /content (?:management )?policy|content_filter/i.test(detail))
    return fail(
      "content-filter",
      `${where} refused the request because of its content rules: change the wording of the prompt, seed or examples.`,
    );
  if (status >= 500) return fail("server", `${where} failed with an error of its own (status ${status}): trying again usually helps.`);
  return fail("refused-request", `${where} refused the request${detail ? `: ${firstSentence(detail)}` : ` (status ${status}).`}`);
}

function isUnknownModel(status: number, code: string, detail: string): boolean {
  if (code === "model_not_found") return true;
  if (status !== 404 && status !== 400) return false;
  return (
    /model/i.test(detail) &&
    /not (?:be )?found|does(?: not|n't) exist|unknown model|invalid model|not a valid model|no such model|try pulling/i.test(detail)
  );
}

/** The words and the code of an error in any of the shapes in use: OpenAI's, FastAPI's, Ollama's, AWS's, or plain text. */
export function readErrorBody(body: string): { detail: string; code: string } {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return { detail: /^\s*</.test(body) ? "" : body.trim(), code: "" };
  }
  const first: unknown = Array.isArray(value) ? value[0] : value;
  const error = pick(first, "error");
  if (typeof error === "string") return { detail: error, code: "" };
  const detail = pick(error, "message") ?? pick(first, "message") ?? pick(first, "detail") ?? "";
  const code = pick(error, "code") ?? pick(error, "type") ?? "";
  return { detail: typeof detail === "string" ? detail : JSON.stringify(detail), code: String(code) };
}

function pick(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : undefined;
}

const firstSentence = (text: string) => {
  const line = text.split("\n")[0] ?? "";
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
};

const originOf = (location: string | undefined) => (location && URL.canParse(location) ? new URL(location).origin : "another address");

const BROKEN = "The connection to {where} broke off: trying again usually helps.";

const NETWORK_MESSAGES: [pattern: RegExp, code: InferenceErrorCode, message: string][] = [
  // First, because the AWS SDK calls these timeouts.
  [/^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, "network", BROKEN],
  [/^(?:ECONNREFUSED)$/, "address", "Nothing answers at {where}: check the address and the port, and that the model server is running."],
  [
    /^(?:ENOTFOUND|EAI_AGAIN|EAI_NODATA)$/,
    "address",
    "There is no computer called {host}: check the spelling of the address, and the network.",
  ],
  [
    /^(?:EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/,
    "address",
    "{host} cannot be reached from this machine: check the address and the network.",
  ],
  [
    /^EFORBIDDENADDRESS$/,
    "address",
    "{host} is an address inside this machine's cloud that must not be called: enter the model server's own address.",
  ],
  [
    /CERT|SELF_SIGNED|ERR_TLS|UNABLE_TO_|ERR_SSL|EPROTO/,
    "address",
    "No secure connection to {where}: its certificate is not accepted, or it speaks http and not https. Check the address.",
  ],
  [/CONNECT_TIMEOUT|^ETIMEDOUT$/, "timeout", "{where} does not answer: check the address, the network and the firewall."],
  [
    /HEADERS_TIMEOUT|BODY_TIMEOUT|TimeoutError/,
    "timeout",
    "{where} did not answer in time: it may be overloaded, or the answer is too long.",
  ],
  [
    /EXCEEDED_MAX_SIZE/,
    "refused-request",
    "{where} sent an answer of more than 32 MB, which cannot be a model's answer: check the address.",
  ],
  [/HTTPParserError|^HPE_/, "address", "{where} does not speak HTTP: check the address and the port."],
];

/** The error for a request that got no answer. `where` is the address as the user knows it. */
export function networkError(error: unknown, where: string): InferenceError {
  if (error instanceof InferenceError) return error;
  const codes = codesOf(error);
  const host = URL.canParse(where) ? new URL(where).hostname : where;
  for (const [pattern, code, message] of NETWORK_MESSAGES)
    if (codes.some((name) => pattern.test(name)))
      return new InferenceError(code, message.replace("{where}", where).replace("{host}", host), {
        detail: codes[0] ?? "",
        notSent: codes.some((name) => /CONNECT_TIMEOUT/.test(name)),
      });
  return new InferenceError("network", BROKEN.replace("{where}", where), { detail: codes[0] ?? "" });
}

/** Codes and names of an error and of those that caused it. */
function codesOf(error: unknown, depth = 0): string[] {
  if (!(error instanceof Error) || depth > 4) return [];
  const code = "code" in error && typeof error.code === "string" ? [error.code] : [];
  const inner = error instanceof AggregateError ? error.errors.flatMap((one) => codesOf(one, depth + 1)) : [];
  return [...code, error.name, ...inner, ...codesOf(error.cause, depth + 1)];
}

export const abortedError = () => new InferenceError("aborted", "The request was stopped.");

/** A text without the secrets that an endpoint may have repeated. */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets.filter((secret) => secret.length >= 4).reduce((clean, secret) => clean.replaceAll(secret, "•••"), text);
}
