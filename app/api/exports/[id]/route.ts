import type { Readable } from "node:stream";
import { parseRange } from "@/lib/export/stored/byte-range.ts";
import { deliverExport } from "@/lib/export/stored/deliver-export.ts";
import { route } from "../../../server.ts";
import { webStream } from "../../generations/[id]/download/web-stream.ts";

/**
 * The file of an export. The first time it is written while it is sent, without a length: a browser that does not get the
 * last piece sees that it is not whole. After that it is the stored one, byte for byte, or a part of it.
 */
export const GET = route<{ id: string }>(async (user, { id }, request) => {
  const { contentType, contentDisposition, stored, live } = await deliverExport(user, id);
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
});
