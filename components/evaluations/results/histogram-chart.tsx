"use client";

import { Bar, BarChart, Cell, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { plural } from "@/lib/format.ts";
import { type Bin, binName, isBin } from "./bins.ts";
import { AXIS, ChartNote } from "./chart-look.tsx";

interface HistogramChartProps {
  bins: readonly Bin[];
  /** The bar whose rows are shown; null for all. */
  chosen: Bin | null;
  onChoose: (bin: Bin) => void;
}

/** How many rows have which score; a bar shows its rows. The table beside it does the same by keyboard. */
export function HistogramChart({ bins, chosen, onChoose }: HistogramChartProps) {
  const data = bins.map((bin) => ({ ...bin, label: bin.from.toFixed(1) }));
  return (
    <ResponsiveContainer width="100%" height={220}>
      <BarChart data={data} margin={{ top: 8, right: 4, bottom: 0, left: 0 }} barCategoryGap={3} title="Rows by score">
        <XAxis dataKey="label" {...AXIS} />
        <YAxis {...AXIS} width={40} allowDecimals={false} />
        <Tooltip
          cursor={{ fill: "var(--muted)" }}
          isAnimationActive={false}
          content={({ active, payload }) => {
            const bin: unknown = payload?.[0]?.payload;
            return active && isBin(bin) ? <ChartNote title={binName(bin)}>{plural(bin.rows, "row")}</ChartNote> : null;
          }}
        />
        <Bar dataKey="rows" radius={[3, 3, 0, 0]} isAnimationActive={false} className="cursor-pointer">
          {data.map((bin, index) => (
            <Cell
              key={bin.from}
              fill={chosen === null || chosen.from === bin.from ? "var(--accent)" : "var(--line-strong)"}
              onClick={() => bins[index] && onChoose(bins[index])}
            />
          ))}
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}
