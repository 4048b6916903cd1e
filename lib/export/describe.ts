import type { RowFilter } from "../review/filter.ts";
import { FORMAT_FACTS, takesGzip } from "./catalogue.ts";
import type { ExportSettings } from "./settings.ts";

// Settings in words, for the list of earlier exports and for dataset cards. Browser-safe.

/** Which rows an export holds, in a few words each; empty for all that are not deleted. */
export function describeSelection({
  filter,
  approvedOnly,
  minScore,
}: Pick<ExportSettings, "filter" | "approvedOnly" | "minScore">): string[] {
  const words = describeFilter(filter);
  if (approvedOnly && filter.state !== "approved") words.unshift("approved only");
  if (minScore !== null && minScore !== filter.minScore) words.push(`score at least ${minScore}`);
  return words;
}

function describeFilter(filter: RowFilter): string[] {
  const { seed, file, state, edited, minScore, maxScore, judged, text, minLength, maxLength } = filter;
  return [
    ...(state ? [`${state} only`] : []),
    ...(seed ? ["rows of one seed"] : []),
    ...(file ? ["rows from one file"] : []),
    ...(edited ? ["edited only"] : []),
    ...(minScore !== undefined && minScore > 1 ? [`score at least ${minScore}`] : []),
    ...(maxScore !== undefined && maxScore < 5 ? [`score at most ${maxScore}`] : []),
    ...(judged ? ["judged in vain"] : []),
    ...(text ? [`with “${text}”`] : []),
    ...(minLength ? [`at least ${minLength.toLocaleString("en")} characters`] : []),
    ...(maxLength !== undefined ? [`at most ${maxLength.toLocaleString("en")} characters`] : []),
  ];
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
