import { toFullRow } from "@/components/rows/summarise.ts";
import { getRow } from "@/lib/generation/rows.ts";
import { route } from "../../../../../server.ts";

/** One row with all its text. */
export const GET = route<{ id: string; row: string }>(async (user, { id, row }) => Response.json(toFullRow(await getRow(user, id, row))));
