// The same work as people write it with the `openai` package: a loop, a few at a time, the package's own retries. A call that
// fails all the same, and an answer that does not parse, are lost.
import OpenAI from "openai";
import { buildRequests } from "./bodies.ts";
import { serveTask, timePool } from "./clients.ts";
import { answerSchema } from "./peer-answer.ts";

serveTask(async ({ url, inFlight, calls, config }) => {
  const client = new OpenAI({ baseURL: url, apiKey: "sk-bench" });
  const rows: unknown[] = [];
  let answered = 0;
  const used = await timePool(buildRequests(config, calls), inFlight, async ({ modelId, messages, sampling, output }) => {
    try {
      const completion = await client.chat.completions.create({
        model: modelId,
        messages: [...messages],
        temperature: sampling.temperature,
        max_tokens: sampling.maxTokens,
        ...(output && { response_format: { type: "json_schema", json_schema: { ...output, strict: true } } }),
      });
      rows.push(...answerSchema.parse(JSON.parse(completion.choices[0]?.message.content ?? "")).rows);
      answered += 1;
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
    }
  });
  return { ...used, answered, rows: rows.length };
});
