import type { LeftOut } from "@/lib/connections/learnt-models.ts";
import { formatExact, plural } from "@/lib/format.ts";
import { type Draft, type NearDuplicates, type Step, totalRows } from "@/lib/generation/config.ts";
import { MEASURE_NAMES, PROVIDER_NAMES, THRESHOLD_NAMES, WORKFLOW_NAMES } from "@/lib/generation/names.ts";
import { TEMPLATE_NAMES } from "@/lib/templates/names.ts";

const SHOWN_SEEDS = 12;

type Line = [name: string, value: string];

/** A draft in words, step by step; what is not chosen yet says so. */
export function describeDraft(
  draft: Draft,
  connectionNames: Readonly<Record<string, string>>,
  /** Settings that the model is known not to take. */
  leftOut: readonly LeftOut[] = [],
): { step: Step; lines: Line[] }[] {
  const { configure, prompt, examples } = draft;
  const sampling = (name: LeftOut) => {
    const value = prompt[name];
    if (value === null) return "left to the model";
    return leftOut.includes(name) ? `${value}, but left out: this model does not take it` : String(value);
  };
  const count = (value: number | null) => (value === null ? "not set" : formatExact(value));
  return [
    {
      step: "configure",
      lines: [
        ["Name", configure.name.trim() || "not set"],
        ["Provider", PROVIDER_NAMES[configure.provider]],
        ["Connection", connectionNames[configure.connectionId ?? ""] ?? "not chosen"],
        ["Model", configure.modelId.trim() || "not chosen"],
        ["Workflow", WORKFLOW_NAMES[configure.workflow].full],
        ["Template", TEMPLATE_NAMES[configure.template]],
      ],
    },
    {
      step: "prompt",
      lines: [
        ["Prompt", prompt.prompt.trim() || "empty"],
        ...(configure.template === "text-to-sql" ? [["Database schema", prompt.databaseSchema.trim() || "empty"] satisfies Line] : []),
        ["Seeds", describeSeeds(prompt.seeds)],
        ["Pairs per seed", count(prompt.rowsPerSeed)],
        ["Pairs in all", formatExact(totalRows(prompt))],
        ...(prompt.attributes.length > 0 ? [["Attributes", describeAttributes(prompt.attributes)] satisfies Line] : []),
        ["Pairs per call", count(prompt.rowsPerCall)],
        ["Temperature", sampling("temperature")],
        ["Top-p", sampling("topP")],
        ["Top-k", sampling("topK")],
        ["Max tokens", count(prompt.maxTokens)],
        ["Near copies", describeNearDuplicates(prompt.nearDuplicates)],
      ],
    },
    { step: "examples", lines: [["Examples", examples.examples.length === 0 ? "none" : plural(examples.examples.length, "example")]] },
  ];
}

const describeAttributes = (attributes: Draft["prompt"]["attributes"]) =>
  attributes.map(({ name, values }) => `${name.trim() || "Without a name"}: ${values.join(", ") || "no values"}`).join("\n");

function describeNearDuplicates({ threshold, measure }: NearDuplicates): string {
  const name = THRESHOLD_NAMES.find((choice) => choice.threshold === threshold)?.name ?? "";
  return threshold === null ? name : `Refused. ${name}, by ${MEASURE_NAMES[measure].replace("Word", "word")}`;
}

function describeSeeds(seeds: readonly string[]): string {
  if (seeds.length === 0) return "none";
  const shown = seeds.slice(0, SHOWN_SEEDS).join(" · ");
  const more = seeds.length - SHOWN_SEEDS;
  return `${formatExact(seeds.length)}: ${shown}${more > 0 ? ` · and ${formatExact(more)} more` : ""}`;
}
