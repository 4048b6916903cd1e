// Helpers for the data files: markdown texts that hold code, written without escapes.

/** Parts of one answer, with an empty line between them. */
export const answer = (...parts: string[]): string => parts.map((part) => part.trim()).join("\n\n");

const fence =
  (language: string) =>
  (text: TemplateStringsArray): string =>
    `\`\`\`${language}\n${String.raw(text).trim()}\n\`\`\``;

export const python = fence("python");
export const sql = fence("sql");
