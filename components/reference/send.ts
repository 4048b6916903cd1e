/** What came back, as much of it as the page shows. */
export interface Answer {
  status: number;
  /** Milliseconds until the answer began. */
  took: number;
  headers: [name: string, value: string][];
  contentType: string;
  /** Null for what is no text. */
  text: string | null;
  /** Bytes that have come. */
  size: number;
  /** Whether there is more than what was read. */
  cut: boolean;
  done: boolean;
}

/** Characters of an answer that the page shows; the rest is not fetched. */
export const MOST_SHOWN = 200_000;

const WORTH_SEEING = [
  ...["content-type", "content-length", "content-disposition", "location", "x-request-id", "idempotency-replayed"],
  ...["ratelimit", "ratelimit-policy", "retry-after", "allow", "www-authenticate"],
];

/** Sends a request without the studio's cookies, and tells what has come of the answer whenever there is more of it. */
export async function send(address: string, options: RequestInit, tell: (answer: Answer) => void): Promise<void> {
  const begin = performance.now();
  const response = await fetch(address, { ...options, credentials: "omit", cache: "no-store" });
  const contentType = response.headers.get("content-type") ?? "";
  const headers = WORTH_SEEING.flatMap((name): [string, string][] => {
    const value = response.headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  const answer: Answer = {
    ...{ status: response.status, took: Math.round(performance.now() - begin), headers, contentType },
    ...{ text: isText(contentType) ? "" : null, size: 0, cut: false, done: false },
  };
  tell(answer);
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    answer.size += part.value.length;
    if (answer.text !== null) answer.text += decoder.decode(part.value, { stream: true });
    answer.cut = answer.size > MOST_SHOWN;
    if (answer.cut) {
      await reader?.cancel();
      break;
    }
    tell({ ...answer });
  }
  tell({ ...answer, text: answer.text === null ? null : pretty(answer.text, contentType), done: true });
}

const isText = (contentType: string) => contentType === "" || /^text\/|json|jsonl|xml/.test(contentType);

function pretty(text: string, contentType: string): string {
  if (!/^application\/([\w.]+\+)?json\b/.test(contentType)) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    // Cut off, or no JSON after all: shown as it came.
    return text;
  }
}
