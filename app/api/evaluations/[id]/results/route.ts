import { readResults } from "@/lib/evaluation/results.ts";
import { route } from "../../../../server.ts";

/** What an evaluation found so far. */
export const GET = route<{ id: string }>(async (user, { id }) => Response.json(await readResults(user, id)));
