import { LIMITS } from "../generation/config.ts";
import { checkExample, EXAMPLE_LENGTH } from "../generation/fields/check-examples.ts";
import { identityOf, inFieldOrder, type RowShape } from "../generation/fields/row-shape.ts";
import type { JsonObject } from "../json.ts";
import type { StoredExample } from "./forms.ts";
import { classifyLabel } from "./labels.ts";

// What was said of samples, as the next rows are told of it. Pure.

export interface LabelledExample {
  data: StoredExample;
  label: string;
  reason: string;
}

export interface Guidance {
  /** Good rows, the latest last: few-shot examples. */
  examples: JsonObject[];
  /** What else is told: what was good about them, what to avoid, and other notes; empty for nothing. */
  text: string;
}

const MOST_BAD = 20;
const MOST_NOTES = 20;
const SHOWN_LENGTH = 600;

/**
 * @param labelled the oldest first
 * @returns at most 20 good rows as examples, and the newest 20 that were refused, with the reasons
 */
export function guidanceOf(shape: RowShape, labelled: readonly LabelledExample[]): Guidance {
  const by = Map.groupBy(labelled, ({ label }) => classifyLabel(label));
  const good = by.get("good") ?? [];
  const rows = good.flatMap(({ data }) => (typeof data === "string" || !isRow(shape, data) ? [] : [inFieldOrder(shape, data)]));
  const texts = good.filter(({ data }) => typeof data === "string");
  const praise = [...new Set(good.map(({ reason }) => oneLine(reason)).filter(Boolean))].slice(-MOST_NOTES);
  const bad = (by.get("bad") ?? []).slice(-MOST_BAD);
  const notes = (by.get("other") ?? []).slice(-MOST_NOTES);
  const parts = [
    listPart("What was liked about the examples; do more of it:", praise),
    listPart(
      "Rows in the manner of these are wanted:",
      texts.slice(-MOST_NOTES).map((example) => said(example, "")),
    ),
    listPart(
      "These were refused. Write nothing like them, and do not make the same mistakes:",
      bad.map((example) => said(example, "refused because")),
    ),
    listPart(
      "Remarks on other rows:",
      notes.map((example) => said(example, `labelled “${oneLine(example.label)}”`)),
    ),
  ];
  return { examples: rows.slice(-LIMITS.examples), text: parts.filter(Boolean).join("\n\n") };
}

const isRow = (shape: RowShape, data: JsonObject) => checkExample(shape.fields, data, EXAMPLE_LENGTH).length === 0;

const listPart = (title: string, lines: readonly string[]) =>
  lines.length === 0 ? "" : `${title}\n${lines.map((line) => `- ${line}`).join("\n")}`;

function said({ data, reason }: LabelledExample, why: string): string {
  const text = shorten(typeof data === "string" ? oneLine(data) : JSON.stringify(data));
  const because = oneLine(reason);
  if (why.startsWith("labelled")) return `${text} — ${why}${because && `: ${because}`}`;
  return because && why ? `${text} — ${why}: ${because}` : text;
}

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();

const shorten = (text: string) => (text.length <= SHOWN_LENGTH ? text : `${text.slice(0, SHOWN_LENGTH).toWellFormed()}…`);

const MOST_KNOWN = 25;
const KNOWN_LENGTH = 160;

/** Samples that are there already, the newest last, so that the model writes something else; empty for none. */
export function knownPart(shape: RowShape, rows: readonly StoredExample[]): string {
  const lines = rows.slice(-MOST_KNOWN).map((row) =>
    oneLine(typeof row === "string" ? row : identityOf(shape, row))
      .slice(0, KNOWN_LENGTH)
      .toWellFormed(),
  );
  return listPart("Written already; write about something else:", lines.filter(Boolean));
}
