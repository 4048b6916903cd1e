import type { LeftOut } from "@/lib/connections/learnt-models.ts";
import { formatExact, plural } from "@/lib/format.ts";
import { type Draft, type NearDuplicates, type Step, totalRows } from "@/lib/generation/config.ts";
import { MEASURE_NAMES, PROVIDER_NAMES, THRESHOLD_NAMES, WORKFLOW_NAMES } from "@/lib/generation/names.ts";
import type { OutputField } from "@/lib/generation/output-fields.ts";
import { unfitItems } from "@/lib/items/facts.ts";
import { inputsOf } from "@/lib/sources/inputs.ts";
import { neededKeys } from "@/lib/sources/instruction.ts";
import { TEMPLATE_NAMES } from "@/lib/templates/names.ts";
import type { WizardFile } from "../assist-api.ts";
import { TYPE_NAMES } from "../prompt/fields/field-names.ts";

const SHOWN_SEEDS = 12;

type Line = [name: string, value: string];

/** A draft in words, step by step; what is not chosen yet says so. */
export function describeDraft(
  draft: Draft,
  connectionNames: Readonly<Record<string, string>>,
  /** Settings that the model is known not to take. */
  leftOut: readonly LeftOut[] = [],
  /** What it is made from; null as long as that is not known. */
  files: readonly WizardFile[] | null = null,
): { step: Step; lines: Line[] }[] {
  const { configure, prompt, examples } = draft;
  const inputs = inputsOf(configure);
  const sampling = (name: LeftOut) => {
    const value = prompt[name];
    if (value === null) return "left to the model";
    return leftOut.includes(name) ? `${value}, but left out: this model does not take it` : String(value);
  };
  return [
    {
      step: "configure",
      lines: [
        ["Name", configure.name.trim() || "not set"],
        ["Provider", PROVIDER_NAMES[configure.provider]],
        ["Connection", connectionNames[configure.connectionId ?? ""] ?? "not chosen"],
        ["Model", configure.modelId.trim() || "not chosen"],
        ["Workflow", WORKFLOW_NAMES[configure.workflow].full],
        ...(inputs === "seeds" ? [] : [["Files", describeFiles(files)] satisfies Line]),
        ...(inputs === "items" ? [] : [["Template", TEMPLATE_NAMES[configure.template]] satisfies Line]),
      ],
    },
    {
      step: "prompt",
      lines: [
        [inputs === "items" ? "Instruction" : "Prompt", prompt.prompt.trim() || "empty"],
        ...(inputs !== "items" && configure.template === "text-to-sql"
          ? [["Database schema", prompt.databaseSchema.trim() || "empty"] satisfies Line]
          : []),
        ...(inputs === "items" ? [] : [["A row", describeFields(prompt.outputFields)] satisfies Line]),
        ...describeInputs(draft, files),
        ...(inputs !== "items" && prompt.attributes.length > 0
          ? [["Attributes", describeAttributes(prompt.attributes)] satisfies Line]
          : []),
        ...(inputs === "items" ? [] : [["Pairs per call", count(prompt.rowsPerCall)] satisfies Line]),
        ["Temperature", sampling("temperature")],
        ["Top-p", sampling("topP")],
        ["Top-k", sampling("topK")],
        ["Max tokens", count(prompt.maxTokens)],
        ...(inputs === "items" ? [] : [["Near copies", describeNearDuplicates(prompt.nearDuplicates)] satisfies Line]),
      ],
    },
    { step: "examples", lines: [["Examples", examples.examples.length === 0 ? "none" : plural(examples.examples.length, "example")]] },
  ];
}

const count = (value: number | null) => (value === null ? "not set" : formatExact(value));

function describeRowsPerSeed({ rowsPerSeed, rowsInAll, rowsOfEach }: Draft["prompt"]): string {
  if (rowsOfEach !== null) return "each seed its own number";
  return rowsInAll === null ? count(rowsPerSeed) : "shared out evenly";
}

const describeFiles = (files: readonly WizardFile[] | null) => (files === null ? "…" : files.map(({ name }) => name).join(" · ") || "none");

/** What the rows are made from, and how many there will be. */
function describeInputs({ configure, prompt }: Draft, files: readonly WizardFile[] | null): Line[] {
  switch (inputsOf(configure)) {
    case "seeds":
      return [
        ["Seeds", describeSeeds(prompt.seeds)],
        ["Pairs per seed", describeRowsPerSeed(prompt)],
        ["Pairs in all", formatExact(totalRows(prompt))],
      ];
    case "documents":
      return [
        ["Pairs in all", count(prompt.documentRows)],
        ["Chunks", `${count(prompt.chunking.tokens)} tokens, ${count(prompt.chunking.overlap)} of them overlap`],
      ];
    case "items": {
      const facts = files?.[0]?.facts;
      const unfit = facts ? unfitItems(facts, neededKeys(prompt)).items : 0;
      return [
        ["Input", prompt.inputKey || "not chosen"],
        ["Output names", `${prompt.outputNames.input.trim()}, ${prompt.outputNames.completion.trim()}`],
        ["Items", facts ? formatExact(facts.items) : "…"],
        ["Completions in all", facts ? formatExact(facts.items - unfit) : "…"],
        ...(unfit > 0 ? [["Not sent", `${plural(unfit, "item")}: a field is missing or empty`] satisfies Line] : []),
      ];
    }
  }
}

const describeAttributes = (attributes: Draft["prompt"]["attributes"]) =>
  attributes.map(({ name, values }) => `${name.trim() || "Without a name"}: ${values.join(", ") || "no values"}`).join("\n");

function describeNearDuplicates({ threshold, measure }: NearDuplicates): string {
  const name = THRESHOLD_NAMES.find((choice) => choice.threshold === threshold)?.name ?? "";
  return threshold === null ? name : `Refused. ${name}, by ${MEASURE_NAMES[measure].replace("Word", "word")}`;
}

function describeFields(fields: readonly OutputField[] | null): string {
  if (fields === null) return "Prompt and completion";
  return fields.map(describeField).join(" · ") || "no fields";
}

function describeField({ name, type, required, allowed, balanced }: OutputField): string {
  const kind = allowed.length > 0 ? `one of ${plural(allowed.length, "value")}` : TYPE_NAMES[type].toLowerCase();
  const more = [kind, ...(required ? [] : ["optional"]), ...(balanced ? ["balanced"] : [])];
  return `${name || "(no name)"} (${more.join(", ")})`;
}

function describeSeeds(seeds: readonly string[]): string {
  if (seeds.length === 0) return "none";
  const shown = seeds.slice(0, SHOWN_SEEDS).join(" · ");
  const more = seeds.length - SHOWN_SEEDS;
  return `${formatExact(seeds.length)}: ${shown}${more > 0 ? ` · and ${formatExact(more)} more` : ""}`;
}
