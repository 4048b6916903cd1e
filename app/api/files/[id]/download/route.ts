import { downloadFile } from "@/lib/files/download.ts";
import { webStream } from "@/lib/web-stream.ts";
import { route } from "../../../../server.ts";

/** The original, byte for byte. Never shown in the browser: it may be any HTML. */
export const GET = route<{ id: string }>(async (user, { id }, request) => {
  const { content, sizeBytes, contentDisposition } = await downloadFile(user, id);
  return new Response(webStream(content, request.signal), {
    headers: {
      "content-type": "application/octet-stream",
      "content-length": String(sizeBytes),
      "content-disposition": contentDisposition,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
});
