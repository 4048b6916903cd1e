import { filterWords } from "../review/describe-filter.ts";
import { FORMAT_FACTS, takesGzip } from "./catalogue.ts";
import type { ExportSettings } from "./settings.ts";

// Settings in words, for the list of earlier exports and for dataset cards. Browser-safe.

/** Which rows an export holds, in a few words each; empty for all that are not deleted. */
export function describeSelection({
  filter,
  approvedOnly,
  minScore,
}: Pick<ExportSettings, "filter" | "approvedOnly" | "minScore">): string[] {
  const approved = approvedOnly && filter.state !== "approved" ? ["approved"] : [];
  const score = minScore !== null && minScore !== filter.minScore ? [`score ${minScore} or higher`] : [];
  return [...approved, ...filterWords(filter), ...score];
}

/** All that was chosen, the format first. */
export function describeSettings(settings: ExportSettings): string[] {
  const { format, split, systemMessage, fields, columns, compress, hub } = settings;
  const { label, layout, takesSystem } = FORMAT_FACTS[format];
  const renamed = fields.filter((field) => !field.leftOut && field.as.trim() !== "" && field.as.trim() !== field.name);
  const leftOut = fields.filter((field) => field.leftOut);
  const added = [columns.seed && "seed", columns.score && "score", columns.state && "review", columns.attributes && "attributes"].filter(
    (name) => name !== false,
  );
  const ownColumns = layout === "fields";
  return [
    format === "huggingface" ? `${label} (${hub.dataFormat === "parquet" ? "Parquet" : "JSON Lines"})` : label,
    ...describeSelection(settings),
    ...(split ? [`split ${split.train}/${split.validation}/${split.test}, seed ${split.seed}`] : []),
    ...(takesSystem && systemMessage.trim() !== "" ? ["with a system message"] : []),
    ...(ownColumns ? renamed.map((field) => `${field.name} as ${field.as.trim()}`) : []),
    ...(ownColumns && leftOut.length > 0 ? [`without ${leftOut.map((field) => field.name).join(", ")}`] : []),
    ...(ownColumns && added.length > 0 ? [`with ${added.join(", ")}`] : []),
    ...(compress && takesGzip(settings) ? ["compressed"] : []),
  ];
}
