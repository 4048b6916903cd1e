/** One line of the table. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** What it should be, such as `≥ 0.98`; empty where nothing is promised. */
  goal: string;
  holds: boolean;
  /** How it came about, for people. */
  note: string;
}

export type Goal = { atLeast: number } | { atMost: number } | null;

/** @param unit what the number counts: `of (b)` is a ratio to the bare pool, `of ideal` to what the endpoint could do at best */
export function figure(name: string, value: number, unit: string, goal: Goal, note = ""): Figure {
  return { name, value: round(value), unit, goal: describeGoal(goal), holds: meets(value, goal), note };
}

function meets(value: number, goal: Goal): boolean {
  if (goal === null) return true;
  return "atLeast" in goal ? value >= goal.atLeast : value <= goal.atMost;
}

function describeGoal(goal: Goal): string {
  if (goal === null) return "";
  return "atLeast" in goal ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`;
}

/** Three decimals. */
const round = (value: number) => Math.round(value * 1_000) / 1_000;

/** The table, with its columns in line. */
export function formatTable(figures: readonly Figure[]): string {
  const lines = [
    ["case", "value", "unit", "goal", "", ""],
    ...figures.map(({ name, value, unit, goal, holds, note }) => [
      name,
      String(value),
      unit,
      goal,
      goal === "" ? "" : holds ? "holds" : "MISSED",
      note,
    ]),
  ];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => (column === 1 ? cell.padStart(widths[1] ?? 0) : cell.padEnd(widths[column] ?? 0)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** The last line of `--json`. */
export function formatJson(figures: readonly Figure[]): string {
  return JSON.stringify({ cases: figures.map(({ name, value, unit, goal, holds }) => ({ name, value, unit, goal, holds })) });
}

/** The middle value; 0 of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
