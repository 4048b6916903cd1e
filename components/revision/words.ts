import type { RunWords } from "@/components/generation/run-words.ts";

export const REVISION_WORDS: RunWords = {
  ...{ run: "fix", one: "row", many: "rows", made: "rewritten", toMake: "still to rewrite" },
  again: "start another one",
};
