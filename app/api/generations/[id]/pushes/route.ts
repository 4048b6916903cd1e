import { AppError } from "@/lib/errors.ts";
import { requireDataset } from "@/lib/generation/access.ts";
import { pushForm } from "@/lib/hub/push-form.ts";
import { listPushes, startPush, stopPush } from "@/lib/hub/pushes.ts";
import { route } from "../../../../server.ts";

/** A dataset's latest pushes to a hub, asked for every second while one is under way. */
export const GET = route<{ id: string }>(async (user, { id }) => Response.json(await listPushes(user, id)));

export const POST = route<{ id: string }>(async (user, { id }, request) => {
  await requireDataset(user, id);
  const asked = pushForm.safeParse(await request.json().catch(() => null));
  if (!asked.success) throw new AppError("bad-input:push", asked.error.issues[0]?.message ?? "The request has the wrong form.");
  return Response.json(await startPush(user, id, asked.data), { status: 202 });
});

/** Stops the push that `?push=` names. */
export const DELETE = route<{ id: string }>(async (user, { id }, request) => {
  await stopPush(user, id, new URL(request.url).searchParams.get("push") ?? "");
  return new Response(null, { status: 204 });
});
