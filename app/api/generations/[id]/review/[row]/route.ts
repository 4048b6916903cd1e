import { parseRowFilter } from "@/lib/review/filter.ts";
import { readRowDetail } from "@/lib/review/row-detail.ts";
import { route } from "../../../../../server.ts";

/** One row with its review, what the model wrote at first, and what was refused for it. */
export const GET = route<{ id: string; row: string }>(async (user, { id, row }, request) => {
  const { evaluation } = parseRowFilter(new URL(request.url).searchParams);
  return Response.json(await readRowDetail(user, id, row, evaluation));
});
