import type { Attribute } from "./config.ts";

/** Attributes that suit most datasets, to begin with. */
export const ATTRIBUTE_PRESETS: readonly Attribute[] = [
  { name: "Difficulty", values: ["easy", "medium", "hard"] },
  { name: "Length of the answer", values: ["one or two sentences", "one paragraph", "several paragraphs"] },
  {
    name: "Persona",
    values: [
      "a beginner who knows none of the words",
      "an expert in a hurry",
      "a student who wants to understand why",
      "a manager who needs the result only",
      "somebody upset",
    ],
  },
  { name: "Language", values: ["English", "German", "French", "Spanish"] },
  { name: "Tone", values: ["friendly", "neutral", "formal"] },
  { name: "Kind of request", values: ["a question", "an instruction", "a follow-up to an earlier answer", "a complaint"] },
];
