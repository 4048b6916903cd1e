import { buffer } from "node:stream/consumers";
import { fromBuffer } from "yauzl";

// For tests: what was exported, read by programs that did not write it.

/** The files of a ZIP by their paths. */
export async function readZip(bytes: Buffer): Promise<Map<string, Buffer>> {
  const archive = await new Promise<import("yauzl").ZipFile>((resolve, reject) =>
    fromBuffer(bytes, { lazyEntries: true }, (error, opened) => (error ? reject(error) : resolve(opened))),
  );
  const files = new Map<string, Buffer>();
  await new Promise<void>((resolve, reject) => {
    archive.on("error", reject);
    archive.on("end", resolve);
    archive.on("entry", (entry) => {
      archive.openReadStream(entry, (error, content) => {
        if (error) return reject(error);
        buffer(content).then((read) => {
          files.set(entry.fileName, read);
          archive.readEntry();
        }, reject);
      });
    });
    archive.readEntry();
  });
  return files;
}

const KEYS = ["role", "content", "name", "function_call", "weight"];
const ROLES = ["system", "user", "assistant", "function"];

/**
 * The format errors that OpenAI's published checks count for the lines of a file for fine-tuning (OpenAI Cookbook, “Data
 * preparation and analysis for chat model fine-tuning”): each names its line.
 */
export function listChatProblems(lines: readonly unknown[]): string[] {
  return lines.flatMap((line, place) => {
    const say = (problem: string) => `${problem}: ${place}`;
    if (!isRecord(line)) return [say("data_type")];
    const { messages } = line;
    if (!Array.isArray(messages) || messages.length === 0) return [say("missing_messages_list")];
    const found: string[] = [];
    for (const message of messages) {
      if (!isRecord(message) || !("role" in message) || !("content" in message)) found.push(say("message_missing_key"));
      if (!isRecord(message)) continue;
      if (Object.keys(message).some((key) => !KEYS.includes(key))) found.push(say("message_unrecognized_key"));
      if (typeof message.role !== "string" || !ROLES.includes(message.role)) found.push(say("unrecognized_role"));
      if ((!message.content && !message.function_call) || typeof message.content !== "string") found.push(say("missing_content"));
    }
    if (!messages.some((message) => isRecord(message) && message.role === "assistant"))
      found.push(say("example_missing_assistant_message"));
    return found;
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
