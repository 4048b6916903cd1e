import { attributeCoverage } from "@/lib/generation/attribute-coverage.ts";
import { route } from "../../../../server.ts";

/** How the rows are spread over the attributes' values, asked for now and then while a generation runs. */
export const GET = route<{ id: string }>(async (user, { id }) => Response.json(await attributeCoverage(user, id)));
