// Numbers, money and time as people read them. Pages show these, with the exact value on hover.

const LOCALE = "en";
const compact = new Intl.NumberFormat(LOCALE, { notation: "compact", maximumFractionDigits: 1 });
const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });

/** 12,400 → “12.4k”; below ten thousand in full. */
export function formatCount(count: number): string {
  return Math.abs(count) < 10_000 ? whole.format(count) : compact.format(count).replace("K", "k");
}

/** Always in full: “12,400”. */
export const formatExact = (count: number) => whole.format(count);

/** US dollars; null → “unknown”. Below one cent: “< $0.01”. */
export function formatCost(dollars: number | null): string {
  if (dollars === null) return "unknown";
  if (dollars === 0) return "$0";
  if (dollars < 0.01) return "< $0.01";
  return new Intl.NumberFormat(LOCALE, { style: "currency", currency: "USD", maximumFractionDigits: dollars < 1000 ? 2 : 0 }).format(
    dollars,
  );
}

/** US dollars for a million tokens, in full: “$0.15”, “$0.035”, “$0”. */
export function formatPrice(dollars: number): string {
  if (dollars === 0) return "$0";
  return new Intl.NumberFormat(LOCALE, { style: "currency", currency: "USD", maximumFractionDigits: 6 }).format(dollars);
}

/** Seconds → “40 s”, “3 min”, “2 h 10 min”, “3 days”. */
export function formatDuration(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 3600) return `${Math.round(seconds / 60)} min`;
  if (seconds < 86_400) {
    const hours = Math.floor(seconds / 3600);
    const minutes = Math.round((seconds % 3600) / 60);
    return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`;
  }
  const days = Math.round(seconds / 86_400);
  return days === 1 ? "1 day" : `${days} days`;
}

/** A size in bytes → “340 B”, “12.1 kB”, “3.4 MB” (powers of 1,000). */
export function formatBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let value = bytes;
  let unit = 0;
  for (; value >= 1000 && unit < units.length - 1; unit++) value /= 1000;
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}

/** `plural(1, "row")` → “1 row”, `plural(1200, "row")` → “1,200 rows”. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${whole.format(count)} ${count === 1 ? one : many}`;
}

/** How long ago, in words: “just now”, “5 minutes ago”, “yesterday”; after a week the date in UTC, wherever the server stands. */
export function formatAgo(date: Date, now: Date): string {
  const seconds = (now.getTime() - date.getTime()) / 1000;
  if (seconds < 45) return "just now";
  const relative = new Intl.RelativeTimeFormat(LOCALE, { numeric: "auto" });
  if (seconds < 3600) return relative.format(-Math.round(seconds / 60), "minute");
  if (seconds < 86_400) return relative.format(-Math.round(seconds / 3600), "hour");
  if (seconds < 7 * 86_400) return relative.format(-Math.round(seconds / 86_400), "day");
  return new Intl.DateTimeFormat(LOCALE, { dateStyle: "medium", timeZone: "UTC" }).format(date);
}
