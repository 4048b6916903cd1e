import { countShown } from "@/lib/review/count-shown.ts";
import { parseRowFilter } from "@/lib/review/filter.ts";
import { route } from "../../../../../server.ts";

/** How many rows of a dataset a filter shows, exactly. */
export const GET = route<{ id: string }>(async (user, { id }, request) =>
  Response.json({ rows: await countShown(user, id, parseRowFilter(new URL(request.url).searchParams)) }),
);
