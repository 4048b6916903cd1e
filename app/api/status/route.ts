import { readStatus } from "@/lib/health/status.ts";
import { route } from "../../server.ts";

/** Asked for every few seconds by an open status page. */
export const GET = route(async (user) => Response.json(await readStatus(user)));
