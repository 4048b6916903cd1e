import { type BadOutput, BOTH, JSON_OF_BOTH, pair } from "./bad-output.ts";

const DRAFT = `I could write {"rows": [{"prompt": "draft", "completion": "draft"}]}`;
const THOUGHT = /for thinking/;

/** Reasoning in the answer, with rows in it that are only thought of. */
export const THOUGHTS: BadOutput[] = [
  { name: "reasoning before", answer: `<think>${DRAFT} …</think>\n${JSON_OF_BOTH}`, rows: BOTH, next: "repaired" },
  {
    name: "reasoning in other tags",
    answer: `<reasoning>\n${DRAFT}\n</reasoning>\n\n\`\`\`json\n${JSON_OF_BOTH}\n\`\`\``,
    rows: BOTH,
    next: "repaired",
  },
  {
    name: "several blocks of reasoning",
    answer: `<think>${DRAFT}</think>\n<analysis>${DRAFT}</analysis>\n${JSON_OF_BOTH}`,
    rows: BOTH,
    next: "repaired",
  },
  {
    name: "reasoning whose opening tag is in the prompt",
    answer: `${DRAFT} or {this}.\n</think>\n\n${JSON_OF_BOTH}`,
    rows: BOTH,
    next: "repaired",
  },
  {
    name: "reasoning in Mistral's and Kimi's marks",
    answer: `[THINK]${DRAFT}[/THINK]◁think▷${DRAFT}◁/think▷${JSON_OF_BOTH}`,
    rows: BOTH,
    next: "repaired",
  },
  {
    name: "reasoning before broken JSON",
    answer: `<think>${DRAFT}</think>\n${JSON_OF_BOTH.slice(0, -2)},]}`,
    rows: BOTH,
    next: "repaired",
  },
  { name: "reasoning after", answer: `${JSON_OF_BOTH}\n<think>${DRAFT}</think>`, rows: BOTH, next: "repaired" },
  { name: "reasoning after that never ends", answer: `\`\`\`json\n${JSON_OF_BOTH}\n\`\`\`\n<think>${DRAFT}`, rows: BOTH, next: "repaired" },
  {
    name: "reasoning that never ends",
    answer: `<think>${DRAFT} but maybe`,
    finish: "length",
    rows: [],
    next: "asked again",
    reason: THOUGHT,
  },
  {
    name: "nothing but reasoning, although the endpoint says that it stopped",
    answer: `<think>${DRAFT}</think>`,
    rows: [],
    next: "asked again",
    reason: THOUGHT,
  },
  { name: "no answer, for thinking took all tokens", answer: "", finish: "length", rows: [], next: "asked again", reason: THOUGHT },
  {
    name: "harmony's channels",
    answer: `<|channel|>analysis<|message|>${DRAFT}<|end|><|start|>assistant<|channel|>final<|message|>${JSON_OF_BOTH}<|return|>`,
    rows: BOTH,
    next: "repaired",
  },
  {
    name: "harmony's call of a tool",
    answer: `<|channel|>analysis<|message|>${DRAFT}<|end|><|start|>assistant<|channel|>commentary to=functions.rows <|constrain|>json<|message|>${JSON_OF_BOTH}<|call|>`,
    rows: BOTH,
    next: "repaired",
  },
  {
    name: "harmony's analysis alone",
    answer: `<|channel|>analysis<|message|>${DRAFT}`,
    finish: "length",
    rows: [],
    next: "asked again",
    reason: THOUGHT,
  },
  {
    name: "harmony's channels without their tokens",
    answer: `analysisWe need JSON. ${DRAFT}assistantfinal${JSON_OF_BOTH}`,
    rows: BOTH,
    next: "repaired",
  },
  {
    name: "reasoning tags within a completion stay",
    answer: JSON.stringify({ rows: [pair("p", "<think>x</think> y")] }),
    asked: 1,
    rows: [pair("p", "<think>x</think> y")],
    next: "repaired",
  },
];
