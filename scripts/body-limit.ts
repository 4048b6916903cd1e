import type { IncomingMessage, ServerResponse } from "node:http";

/** The largest body that any request may have, in bytes: a file of 5 MB to be imported, written as JSON. */
const MAX_BODY_BYTES = 12_000_000;

/**
 * Answers 413 to a request whose body is too large, and breaks off one that did not say its size and goes beyond.
 * Route handlers have no limit of their own, and some are open to all.
 * @returns whether the request may go on
 */
export function limitBody(request: IncomingMessage, response: ServerResponse, most = MAX_BODY_BYTES): boolean {
  if (Number(request.headers["content-length"] ?? 0) > most) {
    response.writeHead(413, { connection: "close" }).end();
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
