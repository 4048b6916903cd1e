import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { Agent, request as send } from "undici";
import { z } from "zod";
import { checkAddress } from "../connections/address.ts";
import { networkError } from "../inference/endpoint-errors.ts";
import { guardedLookup } from "../inference/guarded-lookup.ts";
import { HubError, isTemporaryStatus } from "./hub-error.ts";

export interface HubFetchOptions {
  /** The hub's address, without a slash at its end. */
  hub: string;
  signal?: AbortSignal | undefined;
  /** Hears of the bytes of a file as they leave; less than nothing when a part has to be sent again. */
  onSent?: ((path: string, bytes: number) => void) | undefined;
  /** How often a request is made, at most. */
  tries?: number;
  /** The wait before the second try, in milliseconds; each further one is twice as long. */
  retryMs?: number;
  /** How long an answer may take to begin, in milliseconds. */
  answerMs?: number;
}

const CONNECT_MS = 10_000;
/** The hub looks through everything before it answers to a large commit. */
const ANSWER_MS = 300_000;
const LARGEST_ANSWER = 32 * 1024 * 1024;
const TRIES = 4;
const RETRY_MS = 500;
const LONGEST_WAIT_MS = 30_000;

/** What the library says of the file that a request belongs to, in a field of its own. */
const hinted = z.object({ progressHint: z.object({ path: z.string() }) });

/**
 * The `fetch` that @huggingface/hub is given. It follows no redirects, for the token stays with the hub; it calls no
 * address that gives out a cloud's credentials, wherever the hub sends files to; it counts what it sends; and what may be
 * repeated without harm is tried again when the network or the hub fails for a moment.
 *
 * @throws HubError when there is no answer
 */
export function hubFetch(options: HubFetchOptions): { fetch: typeof fetch; close(): Promise<void> } {
  const { hub, onSent, tries: mostTries = TRIES, retryMs = RETRY_MS, answerMs = ANSWER_MS } = options;
  const agent = new Agent({
    connections: 16,
    pipelining: 1,
    allowH2: false,
    maxResponseSize: LARGEST_ANSWER,
    headersTimeout: answerMs,
    bodyTimeout: answerMs,
    connect: { timeout: CONNECT_MS, lookup: guardedLookup },
  });

  async function once(url: URL, init: RequestInit, signal: AbortSignal): Promise<Response> {
    const headers = new Headers(init.headers);
    const path = hinted.safeParse(init).data?.progressHint.path ?? null;
    let sent = 0;
    const count = (bytes: number) => {
      sent += bytes;
      if (path !== null) onSent?.(path, bytes);
    };
    const { body } = init;
    if (body instanceof Blob) headers.set("content-length", String(body.size));
    try {
      const answer = await send(url, {
        method: init.method === "POST" || init.method === "PUT" ? init.method : "GET",
        headers: Object.fromEntries(headers),
        body: body instanceof Blob ? countedBody(body, count) : typeof body === "string" ? body : null,
        dispatcher: agent,
        signal,
      });
      const text = await answer.body.text();
      const fields = Object.entries(answer.headers).map(([name, value]): [string, string] => [name, String(value)]);
      if (answer.statusCode >= 300) count(-sent);
      return new Response(text, { status: answer.statusCode, headers: fields });
    } catch (error) {
      count(-sent);
      signal.throwIfAborted();
      throw unreachable(error, hub);
    }
  }

  async function hubFetchOne(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
    const url = new URL(input instanceof Request ? input.url : input);
    const checked = checkAddress(url.origin);
    if (!checked.ok) throw new HubError(`The hub sends files to ${url.host}, which must not be called.`, { temporary: false });
    const signals = [init.signal, options.signal].filter((signal) => signal instanceof AbortSignal);
    const signal = AbortSignal.any(signals);
    // Making a dataset or a commit twice is not the same as once: what calls us knows what to do then.
    const repeatable = !/\/api\/repos\/create$|\/commit\/[^/]+$/.test(url.pathname);
    for (let tries = 1; ; tries++) {
      const last = !repeatable || tries === mostTries;
      const outcome = await once(url, init, signal).catch((error: unknown) => {
        if (last || !(error instanceof HubError && error.temporary)) throw error;
        return null;
      });
      if (outcome !== null && (last || !isTemporaryStatus(outcome.status))) return outcome;
      await sleep(waitMs(outcome, retryMs * 2 ** (tries - 1)), undefined, { signal });
    }
  }

  return { fetch: hubFetchOne, close: () => agent.close() };
}

/** As long as the hub asks for, or as we would by ourselves. */
function waitMs(answer: Response | null, ownMs: number): number {
  const asked = Number(answer?.headers.get("retry-after") ?? Number.NaN) * 1_000;
  return Math.min(Number.isFinite(asked) ? asked : ownMs, LONGEST_WAIT_MS);
}

function countedBody(blob: Blob, count: (bytes: number) => void): Readable {
  async function* pieces() {
    for await (const piece of blob.stream()) {
      yield piece;
      count(piece.length);
    }
  }
  return Readable.from(pieces(), { objectMode: false });
}

/** The network's failures in the words that connections use for them, about a hub. */
function unreachable(error: unknown, hub: string): HubError {
  const { message, code } = networkError(error, hub);
  const forbidden = /must not be called/.test(message);
  const words = message.replace(/model server/g, "hub").replace(/model's answer/g, "hub's answer");
  return new HubError(words, { temporary: !forbidden && code !== "refused-request", cause: error });
}
