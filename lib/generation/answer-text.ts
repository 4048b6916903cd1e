// Finding the answer in what a model wrote: without its reasoning, its control tokens, and the prose around.

const REASONING_TAGS = "think|thinking|thought|thoughts|reasoning|reason|reflection|analysis|scratchpad|seed:think|inner_monologue";
/** How models mark their reasoning: `<think>` and its kin, Mistral's `[THINK]`, Kimi's `◁think▷`. */
const OPENING_TAG = new RegExp(`^\\s*(?:<(?:${REASONING_TAGS})(?:\\s[^<>]{0,80})?>|\\[THINK\\]|◁think▷)`, "i");
const CLOSING_TAG = new RegExp(`</(?:${REASONING_TAGS})\\s*>|\\[/THINK\\]|◁/think▷`, "i");
/** Reasoning that comes after the answer, on a line of its own. */
const AFTERTHOUGHT = new RegExp(`(?<=[\\]}>\`]\\s{0,20})\\n\\s{0,20}<(?:${REASONING_TAGS})>[^]*$`, "i");
const ENDS_WITH_TAG = new RegExp(`</(?:${REASONING_TAGS})>\\s*$`, "i");

/** Leaves out what stands around the answer: a byte order mark, and the model's reasoning in its marks. */
export function cleanAnswer(text: string): string {
  let rest = finalChannel(text.replaceAll("\uFEFF", "").trim());
  // Several blocks may follow one another.
  for (let blocks = 0; blocks < 10; blocks += 1) {
    const opens = OPENING_TAG.test(rest);
    // Some chat templates put the opening tag into the prompt, so that only the closing one is in the answer.
    if (!opens && /^[[{]/.test(rest)) break;
    const closing = CLOSING_TAG.exec(rest);
    if (!closing) {
      if (opens) return "";
      break;
    }
    rest = rest.slice(closing.index + closing[0].length).trim();
  }
  // Without an end it may as well be a text of a row.
  return ENDS_WITH_TAG.test(rest) ? withoutAfterthought(rest) : rest;
}

/** Leaves out reasoning after the answer, whether or not it ends. */
export const withoutAfterthought = (text: string): string => text.replace(AFTERTHOUGHT, "");

/** Whether all reasoning that the text may hold is inside the piece `from`–`to`, as the words of a row. */
export const isWithoutReasoning = (text: string, from: number, to: number): boolean =>
  !/^\s*(?:<\||analysis)/.test(text) &&
  !OPENING_TAG.test(text) &&
  !CLOSING_TAG.test(text.slice(0, from)) &&
  !CLOSING_TAG.test(text.slice(to));

const FINAL = "<|channel|>final";
const MESSAGE = "<|message|>";

/**
 * What the harmony format of OpenAI's open models says to the user, where a server leaves its tokens in the answer: the
 * final channel, or what is handed to a tool. Some servers take the tokens out and leave `analysis…assistantfinal`.
 * https://cookbook.openai.com/articles/openai-harmony
 */
function finalChannel(text: string): string {
  if (text.startsWith("analysis")) {
    const final = text.indexOf("assistantfinal");
    return final < 0 ? text : text.slice(final + "assistantfinal".length).trim();
  }
  if (!/^<\|(?:channel|start)\|>/.test(text)) return text;
  const final = text.lastIndexOf(FINAL);
  const channel = final >= 0 ? final : text.lastIndexOf("<|channel|>commentary to=");
  const message = channel < 0 ? -1 : text.indexOf(MESSAGE, channel);
  return message < 0 ? "" : text.slice(message + MESSAGE.length).trim();
}

/** From the first bracket that may begin JSON to the end; empty where there is none. */
export function jsonStart(text: string): string {
  const start = text.search(/[[［]\s*[[{［｛"'“]|[{｛]\s*["'“”„‘’`}｝]|[{｛]\s*\w+\s*[:：]/);
  return start < 0 ? "" : text.slice(start);
}

/** The text up to its last closing bracket. */
export function upToLastBracket(text: string): string {
  return text.slice(0, Math.max(text.lastIndexOf("}"), text.lastIndexOf("]")) + 1);
}

/** `{\"rows\": …}`: JSON that was made a text, without the quotation marks around it. Null for anything else. */
export function unescapeJson(text: string): string | null {
  if (!/^[^"]{0,500}\{\s*\\+"/.test(text)) return null;
  try {
    const inner: unknown = JSON.parse(`"${text.replaceAll("\r", "").replaceAll("\n", "\\n").replaceAll("\t", "\\t")}"`);
    return typeof inner === "string" ? inner : null;
  } catch {
    return null;
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ "&quot;": '"', "&#34;": '"', "&#x22;": '"', "&apos;": "'", "&#39;": "'", "&#x27;": "'", "&lt;": "<", "&gt;": ">", "&amp;": "&" },
};

/** `{&quot;rows&quot;: …}`: JSON that was made HTML. Null for anything else. */
export function decodeEntities(text: string): string | null {
  if (!/[{[,]\s{0,20}&(?:quot|apos|#34|#39|#x22|#x27);/.test(text)) return null;
  return text.replace(/&(?:quot|apos|lt|gt|amp|#34|#39|#x22|#x27);/g, (found) => ENTITIES[found] ?? found);
}
