import type { InferenceErrorCode } from "@/lib/inference/types.ts";

// What a person can do about calls that failed, by the code that the ledger keeps for them.

const ADVICE: Record<InferenceErrorCode | "storage" | "yield" | "cut" | "thinking" | "empty", string> = {
  address: "Check the connection's address in Settings, then retry.",
  key: "Check the connection's key in Settings, then retry.",
  model: "The model is not there, or your account may not use it. Choose another one in a clone of this generation.",
  timeout: "The model took too long. Retry; if it stays, allow fewer tokens or pick a faster model.",
  busy: "The endpoint was at its limit for long. Retry later, or lower the connection's limit of requests at once.",
  server: "The endpoint had a fault of its own. Retry later.",
  network: "The endpoint could not be reached. Check the network, then retry.",
  "refused-request": "The endpoint refused the request. Test the connection in Settings; a clone with other parameters may pass.",
  "content-filter": "The provider's filter stopped the answer. Retry, or word the seed and the prompt differently in a clone.",
  storage: "The answers could not be stored. Look at the worker's log and the disk, then retry.",
  yield: "Seedloom asked again and again, then gave these up so as not to spend more.",
  aborted: "The call was stopped. Retry it.",
  cut: "Allow more tokens in a clone of this generation; a retry may be shorter by chance.",
  thinking: "Retry; if it stays, allow more tokens in a clone, or choose a model that thinks less.",
  empty: "Retry; if it stays, word the instruction differently in a clone.",
};

/** One sentence on what to do about a failure; codes that are not known get the one that is always true. */
export function failureAdvice(code: string): string {
  return Object.entries(ADVICE).find(([known]) => known === code)?.[1] ?? "Retry; what was accepted stays as it is.";
}
