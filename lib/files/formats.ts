// What can be uploaded. Pages and the server read the same list.

export const FILE_FORMATS = ["pdf", "docx", "txt", "md", "html", "csv", "json", "jsonl"] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** Formats that hold items (records), which a Custom data curation can take one by one. */
export const DATA_FORMATS: readonly FileFormat[] = ["csv", "json", "jsonl"];

/** The largest file, in bytes: what file managers of either kind call 500 MB. */
export const MAX_FILE_BYTES = 500 * 1024 * 1024;
export const MAX_FILE_SIZE = "500 MB";
/** Of a file's name, in UTF-16 code units. */
export const MAX_NAME_LENGTH = 200;

const ENDINGS: Record<FileFormat, readonly string[]> = {
  pdf: ["pdf"],
  docx: ["docx"],
  txt: ["txt", "text", "log"],
  md: ["md", "markdown"],
  html: ["html", "htm", "xhtml"],
  csv: ["csv"],
  json: ["json"],
  jsonl: ["jsonl", "ndjson"],
};

/** “PDF, DOCX, TXT, MD, HTML, CSV, JSON and JSONL”. */
export function listFormats(formats: readonly FileFormat[] = FILE_FORMATS): string {
  const names = formats.map((format) => format.toUpperCase());
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : names.join("");
}

/** The `accept` of a file input. */
export const acceptOf = (formats: readonly FileFormat[] = FILE_FORMATS) =>
  formats.flatMap((format) => ENDINGS[format].map((ending) => `.${ending}`)).join(",");

/** The format that a file's name says; null for another. */
export function formatOf(name: string): FileFormat | null {
  const ending = /\.([^.]+)$/.exec(name.trim())?.[1]?.toLowerCase() ?? "";
  return FILE_FORMATS.find((format) => ENDINGS[format].includes(ending)) ?? null;
}

// What to do with the files that people have and we cannot read.
const ADVICE: readonly [RegExp, string][] = [
  [/\.(doc|odt|rtf|pages)$/i, "Save it as DOCX or PDF first."],
  [/\.(xlsx?|ods|numbers|tsv)$/i, "Save it as CSV first."],
  [/\.(pptx?|odp|key|epub)$/i, "Save it as PDF first."],
  [/\.(zip|rar|7z|tar|gz)$/i, "Unpack it and upload the files in it."],
  [/\.(png|jpe?g|gif|webp|tiff?|heic)$/i, "Pictures hold no text that can be read here."],
];

/**
 * Why a file with this name and size (in bytes) is not taken, in a sentence or two; null when it is. Asked by the page before
 * anything is sent, and by the server again.
 */
export function refuseUpload(name: string, sizeBytes: number, formats: readonly FileFormat[] = FILE_FORMATS): string | null {
  const format = formatOf(name);
  const advice = ADVICE.find(([pattern]) => pattern.test(name))?.[1];
  if (!format || !formats.includes(format))
    return `“${name}” is not of a kind that can be used here: ${listFormats(formats)}.${!format && advice ? ` ${advice}` : ""}`;
  if (sizeBytes === 0) return `“${name}” is empty: there is nothing in it to upload.`;
  if (sizeBytes > MAX_FILE_BYTES) return `“${name}” is larger than ${MAX_FILE_SIZE}. Split it into smaller files and upload those.`;
  return null;
}

/** A name as it is kept and shown: without folders, control characters and what is beyond the limit. It is never a path. */
export function cleanName(name: string): string {
  const last = name.toWellFormed().split(/[\\/]/).at(-1) ?? "";
  const plain = last.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, "").trim();
  if (plain.length <= MAX_NAME_LENGTH) return plain;
  const ending = /\.[^.]{1,10}$/.exec(plain)?.[0] ?? "";
  return `${plain.slice(0, MAX_NAME_LENGTH - ending.length - 1)}…${ending}`.toWellFormed();
}
