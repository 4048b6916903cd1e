import { formatDuration, formatExact, plural } from "@/lib/format.ts";
import type { ProgressView } from "./types.ts";

type Level = Pick<ProgressView, "levelReason" | "waitSeconds" | "ratePerMinute" | "workers">;

/** Why so many requests at a time and not more, in a few words; empty while no worker is at it. */
export function levelText(level: Level): string {
  const why = whyOf(level);
  if (why === "" || level.workers < 2) return why;
  return `${why}; ${plural(level.workers, "worker").replace(" ", "\u00a0")} together`;
}

function whyOf({ levelReason, waitSeconds, ratePerMinute }: Level): string {
  const next = waitSeconds === null ? "" : `, the next in ${formatDuration(waitSeconds)}`;
  switch (levelReason) {
    case "starting":
      return "Growing fast, to find how many the model takes";
    case "growing":
      return "Growing little by little";
    case "cap":
    case "shared":
      return "The most that the connection allows";
    case "worker":
      return "The most that a worker sends at a time";
    case "waiting":
      return `The model asked us to wait${next}`;
    case "rate":
      return ratePerMinute === null
        ? `The model's tokens for this minute are used up${next}`
        : `${formatExact(ratePerMinute)} a minute are allowed${next}`;
    case "busy":
      return "The model refuses more at a time";
    case "slower":
      return "More would only slow the answers down";
    case "errors":
      return "Fewer, because requests failed or took too long";
    default:
      return "";
  }
}
