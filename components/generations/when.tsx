import { formatAgo } from "@/lib/format.ts";

const exact = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });

/** How long ago; the exact time on hover, in UTC because the server does not know the reader's time zone. */
export function When({ date, now }: { date: Date; now: Date }) {
  return (
    <time dateTime={date.toISOString()} title={`${exact.format(date)} UTC`}>
      {formatAgo(date, now)}
    </time>
  );
}
