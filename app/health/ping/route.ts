import { openRoute } from "../../server.ts";

/** Whether this process answers, whatever it depends on. */
export const GET = openRoute(async () => Response.json({ status: "ok", details: { seedloom: { status: "up" } } }));
