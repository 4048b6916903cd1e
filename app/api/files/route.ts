import { z } from "zod";
import { AppError } from "@/lib/errors.ts";
import { listFiles } from "@/lib/files/files.ts";
import { FILE_FORMATS } from "@/lib/files/formats.ts";
import { route } from "../../server.ts";

const MAX_IDS = 100;
const list = (text: string) => (text === "" ? [] : text.split(","));
const query = z.object({
  q: z.string().max(200).default(""),
  formats: z
    .string()
    .transform(list)
    .pipe(z.array(z.enum(FILE_FORMATS)))
    .optional(),
  ids: z.string().transform(list).pipe(z.array(z.uuid()).max(MAX_IDS)).optional(),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
});

/** The library, for choosing from it: by name and format, or just these ids. */
export const GET = route(async (user, _params, request) => {
  const given = query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!given.success) throw new AppError("bad-input:files", "This is no question that the file library understands.");
  const { q: search, formats, ids, page } = given.data;
  return Response.json(await listFiles(user, { search, formats, ids, page, pageSize: ids ? MAX_IDS : 25 }));
});
