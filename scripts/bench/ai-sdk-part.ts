// The same work as people write it with the AI SDK: `generateObject`, a few at a time, its own retries. A call that fails all
// the same is lost.
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { generateObject } from "ai";
import { buildRequests } from "./bodies.ts";
import { serveTask, timePool } from "./clients.ts";
import { answerSchema } from "./peer-answer.ts";

serveTask(async ({ url, inFlight, calls, config }) => {
  const provider = createOpenAICompatible({ name: "endpoint", baseURL: url, apiKey: "sk-bench", supportsStructuredOutputs: true });
  const rows: unknown[] = [];
  let answered = 0;
  const used = await timePool(buildRequests(config, calls), inFlight, async ({ modelId, messages, sampling }) => {
    try {
      const { object } = await generateObject({
        model: provider(modelId),
        schema: answerSchema,
        messages: [...messages],
        allowSystemInMessages: true,
        ...(sampling.temperature !== null && { temperature: sampling.temperature }),
        maxOutputTokens: sampling.maxTokens,
      });
      rows.push(...object.rows);
      answered += 1;
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
    }
  });
  return { ...used, answered, rows: rows.length };
});
