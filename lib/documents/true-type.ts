import { stat } from "node:fs/promises";
import { fileTypeFromFile } from "file-type";
import { byZeros, readHead } from "./encoding.ts";
import { DocumentError } from "./errors.ts";
import { type DocumentFormat, FORMAT_NAMES } from "./formats.ts";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
/** Office's container of old: .doc, .xls, and every document of today that is protected with a password. */
const COMPOUND = "application/x-cfb";
/** Types whose files look like text and are not. */
const NOT_PLAIN = new Set(["application/pdf", "application/rtf", "text/rtf", "application/postscript"]);
/** A PDF's header stands within the first 1,024 bytes (ISO 32000-1, appendix H, note 13). */
const PDF_HEADER_WITHIN = 1_024;
/** As much of a file as is looked through for what stands in its directory. */
const HEAD = 64 * 1024;

const WRONG = (format: DocumentFormat, truth: string) =>
  new DocumentError(
    "wrong-extension",
    `This file is named .${format}, but it is ${truth}. Upload the ${FORMAT_NAMES[format]} itself, or give the file its right extension.`,
  );

/**
 * Refuses a file that is not what its extension says.
 * @throws DocumentError `empty`, `encrypted`, `wrong-extension` or `damaged`
 */
export async function checkTrueType(path: string, format: DocumentFormat): Promise<void> {
  if ((await stat(path)).size === 0) throw new DocumentError("empty", "This file is empty. Choose a file that holds text.");
  const head = await readHead(path, HEAD);
  const type = await typeOf(path);
  if (format === "pdf") return checkPdf(head, type);
  if (format === "docx") return checkDocx(head, type);
  if (looksBinary(head)) throw WRONG(format, type ? describe(type) : "not a text");
  if (type && NOT_PLAIN.has(type.mime)) throw WRONG(format, describe(type));
}

type FileType = { ext: string; mime: string };

/** The library reads into damaged files too, and fails there. */
async function typeOf(path: string): Promise<FileType | undefined> {
  try {
    return await fileTypeFromFile(path);
  } catch {
    return undefined;
  }
}

function checkPdf(head: Buffer, type: FileType | undefined): void {
  if (head.subarray(0, PDF_HEADER_WITHIN).includes("%PDF-")) return;
  if (type && type.mime !== "application/pdf") throw WRONG("pdf", describe(type));
  if (!looksBinary(head)) throw WRONG("pdf", "a plain text");
  throw new DocumentError(
    "damaged",
    "This PDF is damaged: its beginning is not that of a PDF. Save it again from the program it comes from and upload the copy.",
  );
}

function checkDocx(head: Buffer, type: FileType | undefined): void {
  if (type?.mime === COMPOUND) {
    // The names in a compound file's directory are UTF-16.
    if (head.includes(Buffer.from("EncryptedPackage", "utf16le")))
      throw new DocumentError(
        "encrypted",
        "This Word document is protected with a password. Save a copy without the password and upload that.",
      );
    throw WRONG("docx", "an Office file of the old kind (.doc, .xls or .ppt)");
  }
  if (type?.mime === DOCX || head.subarray(0, 2).toString("latin1") === "PK") return;
  if (type) throw WRONG("docx", describe(type));
  if (!looksBinary(head)) throw WRONG("docx", "a plain text");
  throw new DocumentError(
    "damaged",
    "This Word document is damaged: its beginning is not that of a Word document. Save it again in Word and upload the copy.",
  );
}

const NAMES: Record<string, string> = {
  "application/pdf": "a PDF",
  [DOCX]: "a Word document (.docx)",
  [COMPOUND]: "an Office file of the old kind (.doc, .xls or .ppt) or a protected one",
  "application/rtf": "a rich text (.rtf)",
  "text/rtf": "a rich text (.rtf)",
  "application/zip": "a ZIP archive",
};

function describe({ ext, mime }: FileType): string {
  const named = NAMES[mime];
  if (named) return named;
  const kind = mime.split("/", 1)[0];
  const nouns: Record<string, string> = { image: "picture", audio: "sound", video: "film", font: "font" };
  return `a ${ext.toUpperCase()} ${nouns[kind ?? ""] ?? "file"}`;
}

/** Whether bytes are no text in any encoding: zeros that are not UTF-16's, or many control characters. */
function looksBinary(head: Uint8Array): boolean {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return false;
  if (byZeros(head)) return false;
  let controls = 0;
  // Tab to carriage return, and escape (terminal logs, ISO-2022-JP), occur in texts.
  for (const byte of head) if (byte < 32 && !(byte >= 9 && byte <= 13) && byte !== 27) controls++;
  // A few zeros or control characters in a long text are somebody's slip, and are dropped.
  return controls > Math.max(1, head.length / 200);
}
