interface Answered {
  originalResponse?: { getStatus(): number; getBody(): string } | null;
}

/** What an upload ended with, as a sentence: the server's own, where it gave one. */
export function errorSentence(error: Error & Answered): string {
  const response = error.originalResponse;
  if (!response)
    return "The connection broke, and several tries to go on failed. What was sent is kept; go on when the studio answers again.";
  if (response.getStatus() === 401) return "You are signed out. Sign in again in another tab, then go on here; what was sent is kept.";
  return sentenceIn(response.getBody()) ?? `The server answered ${response.getStatus()}. What was sent is kept; go on a little later.`;
}

function sentenceIn(body: string): string | undefined {
  try {
    const { error }: { error?: { message?: string } } = JSON.parse(body);
    return error?.message;
  } catch {
    return undefined;
  }
}
