import { fillPath, fillPlaceholders, pathParameters, placeholdersIn } from "@/lib/api/reference/placeholders.ts";

/** What the panel of one operation can send. */
export interface RunnableRequest {
  method: string;
  path: string;
  query: string;
  body: { json: string } | "file" | null;
  keyed: boolean;
}

/** As it stands in the form. */
export interface Filled {
  /** By the names of path parameters and of the example's placeholders. */
  values: Record<string, string>;
  query: string;
  json: string;
}

/** The names that are to be filled in: of the path, and of the placeholders that still stand in query and body. */
export const namesToFill = ({ path }: { path: string }, { query, json }: Pick<Filled, "query" | "json">): string[] => [
  ...new Set([...pathParameters(path), ...placeholdersIn(query), ...placeholdersIn(json)]),
];

/** Where it goes, and with which text. */
export function fillRequest({ path }: { path: string }, { values, query, json }: Filled): { address: string; json: string } {
  const value = (name: string) => values[name] ?? "";
  const asked = fillPlaceholders(query.replace(/^\?/, ""), (name) => encodeURIComponent(value(name)));
  return {
    address: `${fillPath(path, (name) => encodeURIComponent(value(name)))}${asked && `?${asked}`}`,
    json: fillPlaceholders(json, (name) => JSON.stringify(value(name)).slice(1, -1)),
  };
}
