import type { Operation } from "./operation.ts";

/** What stands at an address: operations of several methods, with the parameters of the path. */
export interface PathMatch {
  operations: Operation[];
  params: Record<string, string>;
}

/**
 * The operations at a path such as `/v1/generations/0189…/rows`; a path without parameters goes before one with them.
 * @returns null when there are none
 */
export function matchPath(operations: readonly Operation[], path: string): PathMatch | null {
  const segments = splitPath(path);
  const found = operations
    .map((operation) => ({ operation, params: matchSegments(splitPath(operation.path), segments) }))
    .flatMap(({ operation, params }) => (params ? [{ operation, params }] : []));
  const fewest = Math.min(...found.map(({ params }) => Object.keys(params).length));
  const best = found.filter(({ params }) => Object.keys(params).length === fewest);
  const [first] = best;
  return first ? { operations: best.map(({ operation }) => operation), params: first.params } : null;
}

const splitPath = (path: string) => path.replace(/\/+$/, "").split("/").slice(1);

function matchSegments(pattern: readonly string[], segments: readonly string[]): Record<string, string> | null {
  if (pattern.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? "";
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined) {
      if (part !== segment) return null;
    } else {
      const value = decode(segment);
      if (value === null || value === "") return null;
      params[name] = value;
    }
  }
  return params;
}

function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
