import { statusWord } from "@/components/generation/status-badge.tsx";
import { PROVIDERS, TEMPLATE_IDS } from "@/lib/generation/config.ts";
import type { ListSort } from "@/lib/generation/list.ts";
import { GENERATION_STATUSES } from "@/lib/generation/status.ts";
import { type ListAddress, START } from "./address.ts";
import type { FilterBarProps } from "./filter-bar.tsx";
import { providerName, templateName } from "./labels.ts";

export interface Person {
  id: string;
  name: string;
  email: string;
}

const ORDERS: readonly { sort: ListSort; label: string }[] = [
  { sort: "created", label: "Newest first" },
  { sort: "name", label: "By name" },
  { sort: "status", label: "By status" },
  { sort: "pairs", label: "Most pairs" },
  { sort: "score", label: "Best score" },
  { sort: "tokens", label: "Most tokens" },
  { sort: "seeds", label: "Most seeds" },
  { sort: "model", label: "By model" },
  { sort: "template", label: "By template" },
  { sort: "owner", label: "By person" },
];

/** The order as a select, for narrow screens where no headings stand. */
export function orderChoice({ sort }: ListAddress): FilterBarProps["order"] {
  const asValue = (one: ListSort) => (one === START.sort ? "" : one);
  return { value: asValue(sort), options: ORDERS.map((order) => ({ value: asValue(order.sort), label: order.label })) };
}

/** The selects of the filter bar. People are offered only when there is more than one. */
export function filtersFor(address: ListAddress, people: readonly Person[]): FilterBarProps["filters"] {
  const option = (label: (value: string) => string) => (value: string) => ({ value, label: label(value) });
  const filters: FilterBarProps["filters"][number][] = [
    {
      name: "status",
      label: "Status",
      value: address.status,
      options: [
        { value: "", label: "Any status" },
        { value: "active", label: "In progress" },
        ...GENERATION_STATUSES.map((status) => ({ value: status, label: statusWord(status) })),
      ],
    },
    {
      name: "provider",
      label: "Provider",
      value: address.provider,
      options: [{ value: "", label: "Any provider" }, ...PROVIDERS.map(option(providerName))],
    },
    {
      name: "template",
      label: "Template",
      value: address.template,
      options: [{ value: "", label: "Any template" }, ...TEMPLATE_IDS.map(option(templateName))],
    },
  ];
  if (people.length > 1)
    filters.push({
      name: "owner",
      label: "Person",
      value: address.owner,
      options: [{ value: "", label: "Anyone" }, ...people.map(({ id, name, email }) => ({ value: id, label: name || email }))],
    });
  return filters;
}
