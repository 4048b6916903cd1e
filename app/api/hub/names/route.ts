import { testHubAccount } from "@/lib/hub/account.ts";
import { route } from "../../../server.ts";

/** The names under which the person may make datasets, as the hub says now. */
export const GET = route(async (user) => Response.json({ names: (await testHubAccount(user)).namespaces }));
