import { describeSource, readSource } from "../sources/origin.ts";

const LONGEST = 200;

/** What a line of `seeds` is called: its topic, or where the source stands; “Unknown” for one that is gone. */
export function seedLabel({ text, kind, origin }: { text: string | null; kind: string | null; origin: unknown }): string {
  if (text === null || kind === null) return "Unknown";
  const source = readSource(kind, origin);
  return source ? describeSource(source) : text.slice(0, LONGEST);
}
