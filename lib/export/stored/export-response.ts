import type { Readable } from "node:stream";
import type { Actor } from "../../accounts/actor.ts";
import { webStream } from "../../web-stream.ts";
import { parseRange } from "./byte-range.ts";
import { deliverExport } from "./deliver-export.ts";

/**
 * The file of an export as an HTTP answer. The first time it is written while it is sent, without a length: a client that does
 * not get the last piece sees that it is not whole. After that it is the stored one, byte for byte, or a part of it.
 * @throws AppError as `deliverExport`
 */
export async function exportResponse(actor: Actor, id: string, request: Request): Promise<Response> {
  const { contentType, contentDisposition, stored, live } = await deliverExport(actor, id);
  const headers = new Headers({
    "content-type": contentType,
    "content-disposition": contentDisposition,
    "cache-control": "private, no-cache",
    "x-content-type-options": "nosniff",
  });
  const send = (content: Readable, status = 200) => new Response(webStream(content, request.signal), { status, headers });
  if (live) return send(live);
  if (!stored) return new Response(null, { status: 404 });
  const { sizeBytes, sha256 } = stored;
  const tag = `"${sha256}"`;
  headers.set("etag", tag);
  headers.set("accept-ranges", "bytes");
  headers.set("last-modified", stored.createdAt.toUTCString());
  if (request.headers.get("if-none-match") === tag) return new Response(null, { status: 304, headers });
  const same = request.headers.get("if-range") ?? tag;
  const range = same === tag ? parseRange(request.headers.get("range"), sizeBytes) : null;
  if (range === "unsatisfiable") {
    headers.set("content-range", `bytes */${sizeBytes}`);
    return new Response(null, { status: 416, headers });
  }
  headers.set("content-length", String(range ? range.end - range.start + 1 : sizeBytes));
  if (!range) return send(await stored.read());
  headers.set("content-range", `bytes ${range.start}-${range.end}/${sizeBytes}`);
  return send(await stored.read(range), 206);
}
