import { listModels } from "@/lib/connections/test-connection.ts";
import { route } from "../../../../server.ts";

/** The models that a connection offers. */
export const GET = route<{ id: string }>(async (user, { id }) => Response.json(await listModels(user, id)));
