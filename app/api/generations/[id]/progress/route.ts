import { toProgressView } from "@/components/generation/progress-view.ts";
import { getProgress } from "@/lib/generation/progress.ts";
import { route } from "../../../../server.ts";

/** The numbers of the generation's page, asked for once a second. */
export const GET = route<{ id: string }>(async (user, { id }) => Response.json(toProgressView(await getProgress(user, id))));
