import type { ReactNode } from "react";

// What the charts have in common. Colours are the design's own, so they turn with light and dark.

export const AXIS = {
  axisLine: { stroke: "var(--line-strong)" },
  tickLine: false,
  tick: { fill: "var(--soft)", fontSize: 12 },
} as const;

/** From unusable to excellent; each is beside its number wherever it stands. */
export const LEVEL_COLOURS = [
  "var(--danger)",
  "var(--warning)",
  "var(--line-strong)",
  "color-mix(in oklab, var(--accent) 50%, var(--background))",
  "var(--accent)",
] as const;

/** What is said about the place of a chart that is pointed at. */
export function ChartNote({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="rounded-md border bg-background px-2.5 py-1.5 text-[0.8125rem] shadow-sm">
      <p className="font-medium">{title}</p>
      <div className="text-soft tabular-nums">{children}</div>
    </div>
  );
}
