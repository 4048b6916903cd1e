import { getHubAccount } from "@/lib/hub/account.ts";
import { route } from "../../server.ts";

/** The person's own account on a hub, without its token; null when there is none. */
export const GET = route(async (user) => Response.json({ account: await getHubAccount(user) }));
