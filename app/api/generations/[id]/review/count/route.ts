import { requireDataset } from "@/lib/generation/access.ts";
import { parseRowFilter } from "@/lib/review/filter.ts";
import { countRows } from "@/lib/review/select-rows.ts";
import { route } from "../../../../../server.ts";

/** How many rows of a dataset a filter shows, exactly. */
export const GET = route<{ id: string }>(async (user, { id }, request) => {
  await requireDataset(user, id);
  return Response.json({ rows: await countRows(id, parseRowFilter(new URL(request.url).searchParams)) });
});
