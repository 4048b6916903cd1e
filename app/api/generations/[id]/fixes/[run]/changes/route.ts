import { z } from "zod";
import { route } from "@/app/server.ts";
import { listChanges } from "@/lib/revision/changes.ts";
import { SHOWN } from "@/lib/revision/decision.ts";

const query = z.object({ show: z.enum(SHOWN).catch("open"), after: z.coerce.number().int().min(-1).max(10_000_000).catch(-1) });

/** A page of a revision's rows, before and after. */
export const GET = route<{ id: string; run: string }>(async (user, { id, run }, request) => {
  const { show, after } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
  return Response.json(await listChanges(user, id, run, { shown: show, after }));
});
