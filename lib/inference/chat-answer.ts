import { z } from "zod";
import { countTokens } from "./tokens.ts";
import type { CompletionRequest, FinishReason, Usage } from "./types.ts";

const part = z.object({ type: z.string().optional(), text: z.string().optional() });

/** A chat completion as endpoints really answer: much of it may be missing or null. Reasoning beside the content is not part of it. */
export const chatAnswer = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({
          content: z.union([z.string(), z.array(part)]).nullish(),
          /** DeepSeek, vLLM, Qwen. */
          reasoning_content: z.string().nullish(),
          /** OpenRouter, Ollama, LM Studio. */
          reasoning: z.string().nullish(),
          refusal: z.string().nullish(),
        }),
        finish_reason: z.string().nullish(),
      }),
    )
    .min(1),
  usage: z
    .object({
      prompt_tokens: z.number().nullish(),
      completion_tokens: z.number().nullish(),
      completion_tokens_details: z.object({ reasoning_tokens: z.number().nullish() }).nullish(),
    })
    .nullish(),
});

export type ChatAnswer = z.infer<typeof chatAnswer>;

export interface ReadAnswer {
  text: string;
  finishReason: FinishReason;
  usage: Usage;
  thoughtOnly: boolean;
  /** The model's own words for refusing, or null. */
  refusal: string | null;
}

const FINISH: Record<string, FinishReason> = { stop: "stop", length: "length", max_tokens: "length", content_filter: "content-filter" };

export function readChatAnswer(answer: ChatAnswer, request: CompletionRequest): ReadAnswer {
  const [choice] = answer.choices;
  const content = choice?.message.content ?? "";
  const whole = typeof content === "string" ? content : content.map(({ text }) => text ?? "").join("");
  const text = withoutThoughts(whole);
  const thought =
    choice?.message.reasoning_content || choice?.message.reasoning || answer.usage?.completion_tokens_details?.reasoning_tokens;
  return {
    text,
    thoughtOnly: text.trim() === "" && (Boolean(thought) || whole !== text),
    finishReason: FINISH[choice?.finish_reason ?? ""] ?? "other",
    usage: readUsage(answer.usage?.prompt_tokens, answer.usage?.completion_tokens, request, whole),
    refusal: choice?.message.refusal || null,
  };
}

/** Reported tokens, or an estimate of those that are not reported. */
export function readUsage(
  input: number | null | undefined,
  output: number | null | undefined,
  request: CompletionRequest,
  answer: string,
): Usage {
  return {
    inputTokens: input ?? request.messages.reduce((sum, { content }) => sum + countTokens(content), 0),
    outputTokens: output ?? countTokens(answer),
  };
}

/** Some servers leave a model's thoughts in the answer, between these marks. */
function withoutThoughts(text: string): string {
  return text.startsWith("<think>") ? text.replace(/^<think>[\s\S]*?(?:<\/think>\s*|$)/, "") : text;
}
