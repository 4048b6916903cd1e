/** Why a file of data cannot be read: `empty`, `wrong-extension` (it is something else), `damaged`, `too-large`. */
export type ItemsErrorCode = "empty" | "wrong-extension" | "damaged" | "too-large";

/** The message is a sentence for the user and names the item or the line. */
export class ItemsError extends Error {
  override readonly name = "ItemsError";
  readonly code: ItemsErrorCode;

  constructor(code: ItemsErrorCode, message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.code = code;
  }
}
