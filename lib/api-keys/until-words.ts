const DAY = 86_400_000;

/** Until when a key works, in words: “never ends”, “ends in 30 days”, “ends today”, “has ended”. */
export function untilWords(expiresAt: Date | null, now: Date): string {
  if (expiresAt === null) return "never ends";
  const left = expiresAt.getTime() - now.getTime();
  if (left <= 0) return "has ended";
  if (left < DAY) return "ends within a day";
  const days = Math.round(left / DAY);
  return `ends in ${days} ${days === 1 ? "day" : "days"}`;
}
