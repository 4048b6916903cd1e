import { parseRowsAddress } from "@/components/rows/address.ts";
import { toFullRefusedRow, toFullRow } from "@/components/rows/summarise.ts";
import { getRefusedRow } from "@/lib/generation/refused-rows.ts";
import { getRow } from "@/lib/generation/rows.ts";
import { route } from "../../../../../server.ts";

/** One row with all its text; with `view=refused` a refused row, beside the one that it resembles. */
export const GET = route<{ id: string; row: string }>(async (user, { id, row }, request) => {
  const { view } = parseRowsAddress(new URL(request.url).searchParams);
  if (view === "refused") return Response.json(toFullRefusedRow(await getRefusedRow(user, id, row)));
  return Response.json(toFullRow(await getRow(user, id, row)));
});
