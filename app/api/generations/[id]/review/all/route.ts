import type { Actor } from "@/lib/accounts/actor.ts";
import { AppError, toPublicError } from "@/lib/errors.ts";
import { requireDataset } from "@/lib/generation/access.ts";
import { bulkChange } from "@/lib/review/bulk-change.ts";
import { type AllProgress, type AllRequest, allRequest } from "@/lib/review/requests.ts";
import { undoAction } from "@/lib/review/undo-action.ts";
import { route } from "../../../../../server.ts";

/**
 * Changes all that a filter shows, or undoes an action. Answers with a line of JSON after each batch; a browser that goes
 * away stops it after the batch under way, and what is done can be undone.
 */
export const POST = route<{ id: string }>(async (user, { id }, request) => {
  await requireDataset(user, id);
  const asked = allRequest.safeParse(await request.json().catch(() => null));
  if (!asked.success) throw new AppError("bad-input:request", asked.error.issues[0]?.message ?? "The request has the wrong form.");
  const stopping = new AbortController();
  request.signal.addEventListener("abort", () => stopping.abort());
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const tell = (progress: AllProgress) => {
        if (!stopping.signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(progress)}\n`));
      };
      try {
        tell(await work(user, id, asked.data, stopping.signal, tell));
      } catch (error) {
        tell({ error: toPublicError(error) });
      }
      if (!stopping.signal.aborted) controller.close();
    },
    cancel() {
      stopping.abort();
    },
  });
  return new Response(body, {
    headers: { "content-type": "application/x-ndjson", "cache-control": "no-store", "x-accel-buffering": "no" },
  });
});

async function work(
  user: Actor,
  id: string,
  asked: AllRequest,
  signal: AbortSignal,
  tell: (progress: AllProgress) => void,
): Promise<AllProgress> {
  if (!("undo" in asked)) {
    const onProgress = ({ changed, actionId }: { changed: number; actionId: string | null }) => tell({ done: changed, actionId });
    const { changed, actionId } = await bulkChange(user, id, asked.kind, asked.filter, { signal, onProgress });
    return { done: changed, actionId, ended: true };
  }
  const { undone, left } = await undoAction(user, id, asked.undo, { signal, onProgress: (done) => tell({ done }) });
  return { done: undone, left, ended: true };
}
