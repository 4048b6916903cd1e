import type { FilterBarProps } from "@/components/generations/filter-bar.tsx";
import type { EvaluationSort } from "@/lib/evaluation/list.ts";
import { type EvaluationsAddress, START } from "./address.ts";

const ORDERS: readonly { sort: EvaluationSort; label: string }[] = [
  { sort: "created", label: "Newest first" },
  { sort: "name", label: "By name" },
  { sort: "dataset", label: "By dataset" },
  { sort: "score", label: "Best score" },
  { sort: "judge", label: "By judge" },
  { sort: "rubric", label: "By rubric" },
  { sort: "rows", label: "Most rows" },
  { sort: "status", label: "By status" },
  { sort: "owner", label: "By person" },
];

/** The order as a select, for narrow screens where no headings stand. */
export function orderChoice({ sort }: EvaluationsAddress): FilterBarProps["order"] {
  const asValue = (one: EvaluationSort) => (one === START.sort ? "" : one);
  return { value: asValue(sort), options: ORDERS.map((order) => ({ value: asValue(order.sort), label: order.label })) };
}
