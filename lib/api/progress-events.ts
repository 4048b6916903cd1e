import type { Actor } from "../accounts/actor.ts";
import { toPublicError } from "../errors.ts";
import { getProgress } from "../generation/progress.ts";
import { ENDED } from "../generation/status.ts";

// Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html): how far a generation is, whenever that
// has changed.

const LOOK_MS = 1_000;
/** A comment so often keeps proxies from closing a line on which nothing changes. */
const KEEP_ALIVE_MS = 15_000;

/**
 * `progress` events with the generation's numbers as JSON, at once and then whenever they change, at most one a second; one
 * `end` event when it has ended (or is a draft, of which nothing moves), after which the stream closes; `error` with code and
 * message when it was deleted or cannot be read.
 * @param write how the numbers stand in an answer
 * @throws AppError `not-found:generation`
 */
export async function progressEvents(actor: Actor, id: string, request: Request, write: (progress: object) => unknown): Promise<Response> {
  const encoder = new TextEncoder();
  const first = await getProgress(actor, id);
  const abort = new AbortController();
  request.signal.addEventListener("abort", () => abort.abort());
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      const event = (name: string, value: unknown) => send(`event: ${name}\ndata: ${JSON.stringify(value)}\n\n`);
      let last = "";
      let quietSince = Date.now();
      try {
        for (let progress = first; !abort.signal.aborted; progress = await getProgress(actor, id)) {
          const text = JSON.stringify(write(progress));
          if (text !== last) {
            send(`event: progress\ndata: ${text}\n\n`);
            last = text;
            quietSince = Date.now();
          } else if (Date.now() - quietSince >= KEEP_ALIVE_MS) {
            send(": still there\n\n");
            quietSince = Date.now();
          }
          if (progress.status === "draft" || ENDED.includes(progress.status)) {
            event("end", { status: progress.status });
            break;
          }
          await pause(LOOK_MS, abort.signal);
        }
      } catch (error) {
        if (!abort.signal.aborted) event("error", toPublicError(error));
      }
      if (!abort.signal.aborted) controller.close();
    },
    cancel: () => abort.abort(),
  });
  return new Response(body, { headers: { "content-type": "text/event-stream", "cache-control": "no-store", "x-accel-buffering": "no" } });
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
