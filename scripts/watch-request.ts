import type { IncomingMessage, ServerResponse } from "node:http";
import { logger } from "../lib/log.ts";
import { observeRequest } from "../lib/metrics/observe-request.ts";
import { type RequestContext, requestIdFrom, runForRequest } from "../lib/request-context.ts";

/** Nothing of ours runs for these. */
const STATIC = /^\/(?:_next\/|icon\.svg)/;
/** As nginx has it: who asked has gone before there was an answer. */
const GONE = 499;
const LONGEST_PATH = 200;

/**
 * Runs a request's handler so that every log line of it carries the request's id, which is answered as `x-request-id`. When
 * it is over, it is one line in the log, and is counted.
 */
export function watchRequest(request: IncomingMessage, response: ServerResponse, handle: () => void): void {
  const { method = "", url = "/" } = request;
  const context: RequestContext = { requestId: requestIdFrom(request.headers["x-request-id"]), route: null, userId: null };
  response.setHeader("x-request-id", context.requestId);
  const started = performance.now();
  response.once("close", () => {
    if (STATIC.test(url)) return;
    const seconds = (performance.now() - started) / 1_000;
    const status = response.headersSent ? response.statusCode : GONE;
    const path = loggedPath(url);
    const route = context.route ?? classOf(path);
    observeRequest({ route, method, status, seconds });
    runForRequest(context, () =>
      logger()[levelOf(method, status)](
        { method, path, route, status, ms: Math.round(seconds * 1_000), ...(context.userId !== null && { userId: context.userId }) },
        "a request was answered",
      ),
    );
  });
  runForRequest(context, handle);
}

/** What only reads is many a second while pages are open, so it is for those who look closely. */
function levelOf(method: string, status: number): "debug" | "info" | "warn" {
  if (status >= 500) return "warn";
  return method === "GET" || method === "HEAD" ? "debug" : "info";
}

/** For requests of which no handler has said what they are: one of three, however many addresses there are. */
function classOf(path: string): string {
  if (/^\/(?:api|v1)\//.test(path)) return "other";
  return "page";
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const LONGEST_WORD = 24;

/** An address's path as it may be logged: without its query, and without what may be the secret of a link. */
export function loggedPath(url: string): string {
  const [path = ""] = url.split(/[?#]/);
  const shown = path.split("/").map((segment) => (segment.length > LONGEST_WORD && !UUID.test(segment) ? "…" : segment));
  return shown.join("/").slice(0, LONGEST_PATH);
}
