import type { EvaluationResults } from "@/lib/evaluation/results.ts";

export type Bin = EvaluationResults["histogram"][number];

/** “2.5 to under 3”: a bar of the histogram holds its lower end, and only the last one its upper. */
export const binName = ({ from, to }: Pick<Bin, "from" | "to">) => (to >= 5 ? `${from} to ${to}` : `${from} to under ${to}`);

/** A chart's library hands back what it was given without its type. */
export const isBin = (value: unknown): value is Bin => typeof value === "object" && value !== null && "from" in value && "rows" in value;
