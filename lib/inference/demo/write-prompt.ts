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
  "intent-classification": {
    what: "messages as customers type them, each with the label of what the customer wants",
    requirements: [
      "The text is the message as a real person types it: short or long, with slips, mood and details that do not matter.",
      "Each message has one intent, and a careful reader would choose the same label.",
      "The label's own words do not stand in the message.",
    ],
  },
  summarisation: {
    what: "pairs of a text with a request to summarise it, and the summary",
    requirements: [
      "The prompt holds the request and then the whole text, with names, figures and side remarks.",
      "Everything in the summary stands in the text; nothing is added or judged.",
      "The summary has exactly the length and the form that the request asks for.",
    ],
  },
  translation: {
    what: "pairs of a text with the request to translate it, and its translation",
    requirements: [
      "The translation is what a native speaker would have written: meaning and tone before words.",
      "Names, placeholders and code stay as they are; numbers and dates follow the language's usage.",
      "The completion is the translation only.",
    ],
  },
  "function-calling": {
    what: "requests to an assistant, each with the one function call that fulfils it",
    requirements: [
      "The request is what a person says, with everyday words for times and amounts.",
      "The arguments are one JSON object with values from the request alone.",
      "Where no function fits or a detail is missing, the function is none.",
    ],
  },
  "document-questions": {
    what: "questions on a passage of a document, with the answer that the passage gives",
    requirements: [
      "The question uses everyday words, mostly not those of the passage.",
      "The answer says what the passage says, with its conditions, and nothing else.",
      "One question in five has no answer in the passage, and the answer says so.",
    ],
  },
  "safety-refusals": {
    what: "pairs of a request and an assistant's answer, which declines what would do harm",
    requirements: [
      "Two requests in three would harm somebody; the others only sound alike and are answered.",
      "A refusal is plain and kind, gives no part of what was asked for, and offers a safe way on.",
      "Where somebody may be in danger, the answer says so first and names help.",
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

const WISHES = ["What matters most", "The people who ask", "The style of the answers"];

/** A prompt for a use case, in the form of the template's own. `wishes` are goal, audience and style; each may be empty. */
export function writePrompt(template: TemplateId, useCase: string, wishes: readonly string[] = []): string {
  const { what, requirements } = KINDS[template];
  const purpose = useCase.trim().replace(/\s+/g, " ") || "a general assistant";
  const lines = [
    ...wishes.flatMap((wish, place) => (wish.trim() ? [`${WISHES[place] ?? "Also"}: ${wish.trim()}`] : [])),
    ...requirements,
    "Vary the difficulty, the length and the wording. Each pair stands on its own.",
    "Stay within the given topic and the use case above.",
    "Follow the format of the examples.",
  ];
  return `Write ${what} for the given topic.\n\nThe dataset is for this use case: ${purpose}${/[.!?]$/.test(purpose) ? "" : "."}\n\nRequirements:\n${lines.map((line) => `- ${line}`).join("\n")}`;
}

/** An earlier prompt, changed as far as the demo understands the wish: shorter takes requirements away, anything else adds one. */
export function changePrompt({ text, instruction }: { text: string; instruction: string }): string {
  const lines = text.split("\n");
  const points = lines.filter((line) => line.startsWith("- "));
  if (/\b(?:short|brief|less)/i.test(instruction) && points.length > 2) {
    const kept = new Set(points.slice(0, Math.ceil(points.length / 2)));
    return lines.filter((line) => !line.startsWith("- ") || kept.has(line)).join("\n");
  }
  return `${text.trimEnd()}\n- As was asked for: ${instruction.trim()}${/[.!?]$/.test(instruction.trim()) ? "" : "."}`;
}
