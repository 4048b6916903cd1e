import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { describeProblem, PROBLEM_TYPE } from "../lib/api/problem.ts";
import { MOST_TAKEN_IN } from "../lib/api/read-request.ts";
import { AppError } from "../lib/errors.ts";
import { MAX_FILE_BYTES } from "../lib/files/formats.ts";
import { currentRequest } from "../lib/request-context.ts";

/** The largest body that any other request may have, in bytes: a file of 5 MB to be imported, written as JSON. */
const MAX_BODY_BYTES = 12_000_000;

/**
 * A program sends a whole file at once; what the file may hold is checked where it is stored. Each operation of the API has a
 * limit of its own besides, which it tells to whoever goes beyond.
 */
export function mostFor({ url = "" }: Pick<IncomingMessage, "url">): number {
  if (/^\/v1\/files\/?(\?|$)/.test(url)) return MAX_FILE_BYTES;
  return url.startsWith("/v1/") ? MOST_TAKEN_IN : MAX_BODY_BYTES;
}

/**
 * Answers 413 to a request whose body is too large, and breaks off one that did not say its size and goes beyond.
 * Route handlers have no limit of their own, and some are open to all.
 * @returns whether the request may go on
 */
export function limitBody(request: IncomingMessage, response: ServerResponse, most = mostFor(request)): boolean {
  if (Number(request.headers["content-length"] ?? 0) > most) {
    refuse(request, response, most);
    return false;
  }
  // A listener for `data` would take the body from the one who reads it.
  const push = request.push.bind(request);
  let bytes = 0;
  request.push = (chunk: unknown, encoding?: BufferEncoding) => {
    if (chunk instanceof Uint8Array) bytes += chunk.length;
    if (bytes <= most) return push(chunk, encoding);
    request.destroy();
    return false;
  };
  return true;
}

function refuse({ url }: IncomingMessage, response: ServerResponse, most: number): void {
  if (!url?.startsWith("/v1/")) return void response.writeHead(413, { connection: "close" }).end();
  const requestId = currentRequest()?.requestId ?? randomUUID();
  const tooLarge = new AppError("too-large:body", `The body is too large: at most ${most.toLocaleString("en")} bytes.`);
  response
    .writeHead(413, { connection: "close", "content-type": PROBLEM_TYPE, "x-request-id": requestId })
    .end(JSON.stringify(describeProblem(tooLarge, requestId)));
}
