import { countStates, listActions } from "@/lib/review/list-actions.ts";
import { route } from "../../../../../server.ts";

/** What was done to the rows lately, and how many are in each state. */
export const GET = route<{ id: string }>(async (user, { id }) => {
  const [actions, states] = await Promise.all([listActions(user, id), countStates(user, id)]);
  return Response.json({ actions, states });
});
