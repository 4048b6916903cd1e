import { formatExact, plural } from "../format.ts";

/** What a person should know of lost requests (lost.ts); empty when there are none. `tokens`: those of their messages. */
export function describeLost(calls: number, tokens: number): string {
  if (calls === 0) return "";
  const them = calls === 1 ? "it" : "them";
  return (
    `${plural(calls, "request")} ${calls === 1 ? "was" : "were"} sent and lost (a worker was stopped, the connection broke off, the time was over ` +
    `or it was cancelled), about ${formatExact(tokens)} tokens. The endpoint may have charged for ${them}: the cost here counts what was asked, ` +
    `not what may have been answered. Nothing is missing because of ${them}.`
  );
}
