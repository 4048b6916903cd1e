import { parseRowFilter } from "@/lib/review/filter.ts";
import { readRowPage, rowPageQuery } from "@/lib/review/row-page.ts";
import { route } from "../../../../server.ts";

/** Rows of a dataset with their reviews and scores: those that the filter in the address shows, from `offset` on. */
export const GET = route<{ id: string }>(async (user, { id }, request) => {
  const parameters = new URL(request.url).searchParams;
  const place = rowPageQuery.parse(Object.fromEntries(parameters));
  return Response.json(await readRowPage(user, id, { filter: parseRowFilter(parameters), ...place }));
});
