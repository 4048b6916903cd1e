import type { JsonValue } from "../json.ts";
import type { ExportRow } from "./columns.ts";
import type { Roles } from "./roles.ts";
import type { ExportSettings } from "./settings.ts";

// Rows as training tools want conversations. Browser-safe.

/** A row's line in a chat format; null when the row has no question or no answer, for no tool takes such. */
export type ToConversation = (row: ExportRow) => object | null;

type Chat = Exclude<ExportSettings["format"], "json" | "jsonl" | "csv" | "parquet" | "huggingface">;

/** @returns the writer of one format's lines */
export function conversationsOf(format: Chat, { user, assistant, input }: Roles, systemMessage: string): ToConversation {
  const system = systemMessage.trim();
  const shape = SHAPES[format];
  return ({ data }) => {
    const question = textOf(data[user]);
    const answer = textOf(data[assistant]);
    if (question.trim() === "" || answer.trim() === "") return null;
    return shape(question, answer, system, input === null ? "" : textOf(data[input]));
  };
}

const SHAPES: Record<Chat, (question: string, answer: string, system: string, input: string) => object> = {
  // https://platform.openai.com/docs/guides/supervised-fine-tuning
  openai: (question, answer, system) => ({
    messages: [
      ...(system === "" ? [] : [{ role: "system", content: system }]),
      { role: "user", content: question },
      { role: "assistant", content: answer },
    ],
  }),
  // https://docs.aws.amazon.com/bedrock/latest/userguide/model-customization-prepare.html
  bedrock: (prompt, completion) => ({ prompt, completion }),
  "bedrock-conversation": (question, answer, system) => ({
    schemaVersion: "bedrock-conversation-2024",
    ...(system !== "" && { system: [{ text: system }] }),
    messages: [
      { role: "user", content: [{ text: question }] },
      { role: "assistant", content: [{ text: answer }] },
    ],
  }),
  sharegpt: (question, answer, system) => ({
    conversations: [
      ...(system === "" ? [] : [{ from: "system", value: system }]),
      { from: "human", value: question },
      { from: "gpt", value: answer },
    ],
  }),
  alpaca: (instruction, output, _system, input) => ({ instruction, input, output }),
};

/** What is no text stands as JSON. */
const textOf = (value: JsonValue | undefined): string =>
  value === null || value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value);
