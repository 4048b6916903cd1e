/** Why no text can be read of a file. */
export type DocumentErrorCode = "encrypted" | "no-text" | "empty" | "wrong-extension" | "damaged" | "too-large";

/** A file that cannot be read. `message` is for the user: what is wrong with the file, and what to do. */
export class DocumentError extends Error {
  override readonly name = "DocumentError";
  readonly code: DocumentErrorCode;

  constructor(code: DocumentErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}
