import { AppError } from "@/lib/errors.ts";
import { requireDataset } from "@/lib/generation/access.ts";
import { changeRows } from "@/lib/review/change-rows.ts";
import { changeRequest } from "@/lib/review/requests.ts";
import { route } from "../../../../../server.ts";

/** Does one thing to rows that a person sees. A route and not an action, so that one change need not wait for another. */
export const POST = route<{ id: string }>(async (user, { id }, request) => {
  await requireDataset(user, id);
  const asked = changeRequest.safeParse(await request.json().catch(() => null));
  if (!asked.success) throw new AppError("bad-input:request", asked.error.issues[0]?.message ?? "The request has the wrong form.");
  return Response.json(await changeRows(user, id, asked.data.rows, asked.data.action));
});
