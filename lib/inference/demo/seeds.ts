import { ATTRIBUTE_PRESETS } from "../../generation/attribute-presets.ts";
import { normaliseSeed, type TemplateId } from "../../generation/config.ts";
import { hash } from "./code-words.ts";
import { MORE_SEEDS, SETTINGS, SUBJECTS } from "./data/more-seeds.ts";

const SUB_TOPICS = [
  "First steps",
  "Common mistakes",
  "Special cases",
  "Costs and limits",
  "Safety and privacy",
  "Tools and helpers",
  "Working with others",
  "Checking the result",
  "When time is short",
  "Comparing two ways",
  "Exceptions to the rule",
  "Old and new habits",
  "Preparing ahead",
  "Explaining it to children",
  "Measuring success",
  "Doing it abroad",
  "Repairing what went wrong",
  "Planning for a year",
];

/** Sub-topics of the last topic of a path, none of which is there already; other ones for other topics. */
export function suggestSubTopics(path: readonly string[], existing: readonly string[], count: number): string[] {
  const taken = new Set([...path, ...existing].map(normaliseSeed));
  const mixed = [...SUB_TOPICS].sort((left, right) => hash(...path, left) - hash(...path, right));
  return mixed.filter((topic) => !taken.has(normaliseSeed(topic))).slice(0, count);
}

const VALUES: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(ATTRIBUTE_PRESETS.map(({ name, values }) => [normaliseSeed(name), values])),
  industry: ["retail", "health care", "education", "farming", "banking", "tourism", "building", "public service"],
  region: ["Northern Europe", "South America", "East Africa", "South-East Asia", "the Middle East", "North America"],
};
const ANY_VALUES = ["typical", "unusual", "simple", "demanding", "old-fashioned", "modern", "playful", "strict", "private", "public"];

/** Values for an attribute, none of which is there already. */
export function suggestValues(attribute: string, existing: readonly string[], count: number): string[] {
  const taken = new Set(existing.map(normaliseSeed));
  const known = VALUES[normaliseSeed(attribute)] ?? [];
  return [...known, ...ANY_VALUES].filter((value) => !taken.has(normaliseSeed(value))).slice(0, count);
}

/** As many topics as asked, none of which stands in the list already: written ones first, then composed, then numbered. */
export function suggestSeeds(template: TemplateId, existing: readonly string[], count: number): string[] {
  const taken = new Set(existing.map(normaliseSeed));
  const found: string[] = [];
  for (const seed of candidates(template)) {
    if (found.length >= count) break;
    const key = normaliseSeed(seed);
    if (taken.has(key)) continue;
    taken.add(key);
    found.push(seed);
  }
  return found;
}

function* candidates(template: TemplateId): Generator<string> {
  yield* MORE_SEEDS[template];
  const composed = SUBJECTS[template].flatMap((subject) => SETTINGS[template].map((setting) => `${subject} ${setting}`));
  const mixed = composed.sort((left, right) => hash(left) - hash(right));
  for (let lap = 1; ; lap++) yield* mixed.map((seed) => (lap === 1 ? seed : `${seed}, part ${lap}`));
}
