import { z } from "zod";
import { AppError } from "@/lib/errors.ts";
import { listSources } from "@/lib/sources/list-sources.ts";
import { route } from "../../../../server.ts";

const query = z.object({
  id: z.string().max(20).optional(),
  from: z.coerce.number().int().min(0).max(2_000_000_000).optional(),
  search: z.string().max(500).optional(),
  missing: z.literal("1").optional(),
});

/** A page of the chunks or items that a generation is made from. */
export const GET = route<{ id: string }>(async (user, { id }, request) => {
  const asked = query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) throw new AppError("bad-input:request", "The request has the wrong form.");
  return Response.json(await listSources(user, id, { ...asked.data, missing: asked.data.missing !== undefined }));
});
