import { listExports } from "@/lib/export/stored/list-exports.ts";
import { route } from "../../../../server.ts";

/** A dataset's exports, the latest first. */
export const GET = route<{ id: string }>(async (user, { id }) => Response.json(await listExports(user, id)));
