import { normaliseSeed, type TemplateId } from "../../generation/config.ts";
import { hash } from "./code-words.ts";
import { MORE_SEEDS, SETTINGS, SUBJECTS } from "./data/more-seeds.ts";

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
