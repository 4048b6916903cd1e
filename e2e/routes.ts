import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

// What can be called, read from the file tree, so that nothing new can be forgotten by the authorisation test.

const ROOT = join(import.meta.dirname, "..");
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] as const;

export interface Route {
  /** Such as `/generations/[id]/prompt`. */
  pattern: string;
  kind: "page" | "handler";
  methods: readonly string[];
}

export interface ServerAction {
  /** Path of its file from the root, such as `app/(studio)/generations/[id]/actions.ts`. */
  file: string;
  name: string;
  /** The id under which the built product answers to it. */
  id: string;
}

/** Every page and route handler below app/. */
export function listRoutes(): Route[] {
  return listFiles("app")
    .filter((file) => /\/(page\.tsx|route\.tsx?)$/.test(file))
    .map((file) => {
      const kind = file.endsWith("page.tsx") ? "page" : "handler";
      const source = readFileSync(join(ROOT, file), "utf8");
      const exported = METHODS.filter((method) => new RegExp(`export (async function|const) ${method}\\b|as ${method}\\b`).test(source));
      return { pattern: patternOf(file), kind, methods: kind === "page" ? ["GET"] : exported } as const;
    })
    .sort((a, b) => a.pattern.localeCompare(b.pattern));
}

/** Every server action: the exports of the files that begin with "use server", with their ids from the build's manifest. */
export function listActions(): ServerAction[] {
  const manifest: { node: Record<string, { filename?: string; exportedName?: string }> } = JSON.parse(
    readFileSync(join(ROOT, ".next/server/server-reference-manifest.json"), "utf8"),
  );
  const built = Object.entries(manifest.node);
  return listFiles("app")
    .filter((file) => /^["']use server["']/.test(readFileSync(join(ROOT, file), "utf8")))
    .flatMap((file) => {
      const source = readFileSync(join(ROOT, file), "utf8");
      const names = [...source.matchAll(/export (?:const|async function) (\w+)/g)].map((match) => match[1] ?? "");
      return names.map((name) => {
        const id = built.find(([, entry]) => entry.filename === file && entry.exportedName === name)?.[0];
        return { file, name, id: id ?? "" };
      });
    });
}

function patternOf(file: string): string {
  const segments = file.split("/").slice(1, -1);
  return `/${segments.filter((segment) => !segment.startsWith("(")).join("/")}`;
}

function listFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join("/"));
}
