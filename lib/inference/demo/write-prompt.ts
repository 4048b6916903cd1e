import type { TemplateId } from "../../generation/config.ts";

const KINDS: Record<TemplateId, { what: string; requirements: readonly string[] }> = {
  "code-generation": {
    what: "programming question and answer pairs",
    requirements: [
      "Each completion includes a complete, working code example in a fenced code block that names its language.",
      "Each completion explains the code and what to watch out for.",
      "Format the code properly, with consistent indentation and clear names.",
    ],
  },
  "text-to-sql": {
    what: "pairs of a question in everyday words and the SQL query that answers it",
    requirements: [
      "Use only tables and columns of the database schema, and the PostgreSQL dialect.",
      "The query is complete and correct, in a fenced code block marked sql, and never changes data.",
      "After the query, explain in one to three sentences how it answers the question.",
    ],
  },
  custom: {
    what: "prompt and completion pairs",
    requirements: [
      "The prompt is what a real person would write in this situation, in their own words.",
      "The completion is the full answer that you would be glad to give: correct, clear and friendly.",
      "Where the prompt leaves something open, the completion asks for it or says what it assumes.",
    ],
  },
};

/** A prompt for a use case, in the form of the template's own. */
export function writePrompt(template: TemplateId, useCase: string): string {
  const { what, requirements } = KINDS[template];
  const purpose = useCase.trim().replace(/\s+/g, " ") || "a general assistant";
  const lines = [
    ...requirements,
    "Vary the difficulty, the length and the wording. Each pair stands on its own.",
    "Stay within the given topic and the use case above.",
    "Follow the format of the examples.",
  ];
  return `Write ${what} for the given topic.\n\nThe dataset is for this use case: ${purpose}${/[.!?]$/.test(purpose) ? "" : "."}\n\nRequirements:\n${lines.map((line) => `- ${line}`).join("\n")}`;
}
