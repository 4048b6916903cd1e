"use client";

import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import type { EvaluationResults } from "@/lib/evaluation/results.ts";
import { plural } from "@/lib/format.ts";
import { AXIS, ChartNote, LEVEL_COLOURS } from "./chart-look.tsx";

type Criterion = EvaluationResults["criteria"][number];

const BAR_HEIGHT = 40;

/** How the scores of each criterion are spread: one bar each, from 1 at the left to 5 at the right. Numbers stand in the table. */
export function CriteriaChart({ criteria }: { criteria: readonly Criterion[] }) {
  const data = criteria.map(({ name, counts: [one, two, three, four, five] }) => ({ name, one, two, three, four, five }));
  return (
    <ResponsiveContainer width="100%" height={criteria.length * BAR_HEIGHT}>
      <BarChart data={data} layout="vertical" stackOffset="expand" margin={NO_MARGIN} barSize={16} title="Scores by criterion">
        <XAxis type="number" hide domain={[0, 1]} />
        <YAxis type="category" dataKey="name" width={130} tickFormatter={shorten} {...AXIS} axisLine={false} />
        <Tooltip
          cursor={{ fill: "var(--muted)" }}
          isAnimationActive={false}
          content={({ active, label }) => {
            const criterion = criteria.find(({ name }) => name === label);
            if (!active || !criterion) return null;
            return (
              <ChartNote title={criterion.name}>
                {criterion.counts.map((rows, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the place is the score
                  <p key={index}>
                    {index + 1}: {plural(rows, "row")}
                  </p>
                ))}
              </ChartNote>
            );
          }}
        />
        {LEVELS.map((level, index) => (
          <Bar key={level} dataKey={level} stackId="scores" fill={LEVEL_COLOURS[index]} isAnimationActive={false} />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

const LEVELS = ["one", "two", "three", "four", "five"] as const;
const NO_MARGIN = { top: 0, right: 0, bottom: 0, left: 0 };

const MOST_LETTERS = 18;
const shorten = (name: string) => (name.length > MOST_LETTERS ? `${name.slice(0, MOST_LETTERS - 1)}…` : name);
