import { z } from "zod";
import { AppError } from "@/lib/errors.ts";
import { downloadGeneration } from "@/lib/export/download.ts";
import { QUICK_FORMATS } from "@/lib/export/plain.ts";
import { webStream } from "@/lib/web-stream.ts";
import { route } from "../../../../server.ts";

const formatSchema = z.enum([...QUICK_FORMATS, "metadata"]);

/** Streams the rows as they are now; a browser that goes away ends the query. */
export const GET = route<{ id: string }>(async (user, { id }, request) => {
  const format = formatSchema.safeParse(new URL(request.url).searchParams.get("format") ?? "json");
  if (!format.success)
    throw new AppError("bad-input:format", "The format must be json, jsonl, csv, openai or metadata.", { field: "format" });
  const { contentType, contentDisposition, content } = await downloadGeneration(user, id, format.data);
  return new Response(webStream(content, request.signal), {
    headers: {
      "content-type": contentType,
      "content-disposition": contentDisposition,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
});
