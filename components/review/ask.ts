import type { AllProgress, AllRequest } from "@/lib/review/requests.ts";

/** Sends JSON to one of our own route handlers. Throws an Error whose message is the sentence that the server gave. */
export async function postJson<Value>(address: string, body: unknown): Promise<Value> {
  const response = await send(address, body);
  return response.json();
}

async function send(address: string, body: unknown, signal?: AbortSignal): Promise<Response> {
  const headers = { "content-type": "application/json", accept: "application/json" };
  const response = await fetch(address, { method: "POST", headers, body: JSON.stringify(body), ...(signal && { signal }) }).catch(
    (error) => {
      if (signal?.aborted) throw error;
      throw new Error("The server did not answer, so nothing is known of this change. Check that it runs, then reload the page.");
    },
  );
  if (response.ok) return response;
  const answer: { error?: { message?: string } } = await response.json().catch(() => ({}));
  throw new Error(answer.error?.message ?? `The server answered ${response.status}. Reload the page.`);
}

export interface AllDone {
  done: number;
  left: number;
  actionId: string | null;
  /** It was broken off: what is done stays. */
  stopped: boolean;
}

/** Changes all that a filter shows, or undoes an action; `tell` hears how far it is. */
export async function runAll(
  generationId: string,
  asked: AllRequest,
  tell: (done: number) => void,
  signal?: AbortSignal,
): Promise<AllDone> {
  const result: AllDone = { done: 0, left: 0, actionId: null, stopped: true };
  try {
    const response = await send(`/api/generations/${generationId}/review/all`, asked, signal);
    for await (const progress of readLines(response)) {
      if ("error" in progress) throw new Error(progress.error.message);
      result.done = progress.done;
      result.left = progress.left ?? 0;
      result.actionId = progress.actionId ?? result.actionId;
      if (progress.ended) result.stopped = false;
      tell(progress.done);
    }
  } catch (error) {
    if (!signal?.aborted) throw error;
  }
  return result;
}

async function* readLines(response: Response): AsyncGenerator<AllProgress> {
  let rest = "";
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value = "" } = (await reader?.read()) ?? { done: true };
    const lines = (rest + value).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line) yield JSON.parse(line);
    if (done) return;
  }
}
