import { judgementsOfRow } from "@/lib/evaluation/judgements.ts";
import { route } from "../../../../../../server.ts";

/** All that judges said about a row, the latest evaluation first. */
export const GET = route<{ id: string; row: string }>(async (user, { id, row }) => Response.json(await judgementsOfRow(user, id, row)));
