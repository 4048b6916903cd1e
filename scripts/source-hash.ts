import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";

/** What goes into a production build, relative to the project's folder. Names that do not exist are passed over. */
const SOURCES = [
  ...["app", "components", "lib", "public"],
  ...["next.config.ts", "proxy.ts", "instrumentation.ts", "postcss.config.mjs", "postcss.config.js", "tsconfig.json"],
  ...["package-lock.json", "prisma/schema.prisma"],
];
/** Written from prisma/schema.prisma, or not part of the product. */
const LEFT_OUT = /^lib\/db\/generated\/|\.test\.tsx?$/;

/** One hash (SHA-256, hexadecimal) of the names and the content of all source files that a production build is made from. */
export async function hashSource(project: string): Promise<string> {
  const hash = createHash("sha256");
  const files = (await Promise.all(SOURCES.map((name) => listFiles(join(project, name))))).flat();
  for (const file of files.sort()) {
    const name = relative(project, file).replaceAll("\\", "/");
    if (LEFT_OUT.test(name)) continue;
    const content = createHash("sha256").update(await readFile(file));
    hash.update(`${name}\0${content.digest("hex")}\n`);
  }
  return hash.digest("hex");
}

async function listFiles(path: string): Promise<string[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true, recursive: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code === "ENOENT") return [];
    if (code === "ENOTDIR") return [path];
    throw error;
  }
}
