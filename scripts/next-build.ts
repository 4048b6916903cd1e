// `next build` as a child of ours: it ends when the process that started it is gone, and never builds on behind its back.
import { createRequire } from "node:module";

process.on("disconnect", () => process.exit(1));
// Listening must not keep the process alive when the build has ended.
process.channel?.unref();

const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
process.argv = [process.execPath, next, "build"];
await import(next);
