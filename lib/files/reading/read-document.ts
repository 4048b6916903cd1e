import type { Facts, Task } from "./protocol.ts";

/** What the child process does with an upload: its items are counted where it is data, and its text is taken out. */
export async function read({ path, format, textPath }: Pick<Task, "path" | "format" | "textPath">): Promise<Facts> {
  const data = format === "json" || format === "jsonl" || format === "csv" ? await inspect(path, format) : null;
  const { extractDocument } = await import("../../documents/extract.ts");
  const { pages, words } = await extractDocument(path, format, textPath);
  const { items = null, keys = [], first = [], ...gaps } = data ?? {};
  return { pages, words, items, keys, first, ...gaps };
}

async function inspect(path: string, format: "json" | "jsonl" | "csv") {
  const { inspectItems } = await import("../../items/inspect.ts");
  return inspectItems(path, format);
}
