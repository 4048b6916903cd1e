/** The formats of which text is read. Named as the file's extension is; `md` and `html` also stand for `markdown` and `htm`. */
export type DocumentFormat = "pdf" | "docx" | "txt" | "md" | "html" | "csv" | "json" | "jsonl";

/** How a format is called in a sentence to the user. */
export const FORMAT_NAMES: Record<DocumentFormat, string> = {
  pdf: "PDF",
  docx: "Word document",
  txt: "text file",
  md: "markdown file",
  html: "web page",
  csv: "CSV table",
  json: "JSON file",
  jsonl: "JSONL file",
};
