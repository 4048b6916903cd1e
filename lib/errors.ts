/**
 * What went wrong, in one word. The web turns it into a status and a message in one place (`statusOf`), and only
 * messages of this class are ever shown to a user.
 */
export const ERROR_KINDS = [
  ...(["bad-input", "unauthorized", "forbidden", "not-found", "wrong-method", "conflict"] as const),
  ...(["too-large", "wrong-type", "too-many", "unavailable", "internal"] as const),
] as const;
export type ErrorKind = (typeof ERROR_KINDS)[number];

/** `kind:surface`, such as `not-found:generation`. */
export type ErrorCode = `${ErrorKind}:${string}`;

/** One thing that is wrong: at which field (joined by dots; empty for the whole), and what to do. */
export interface Finding {
  field: string;
  detail: string;
}

/** The one error class. `message` is a sentence for the user that says what was wrong, where, and what to do. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  /** The form field or setting at fault, where there is one. */
  readonly field: string | undefined;
  /** Everything that is wrong with what was sent, where more than one thing was looked at; `message` and `field` are the first. */
  readonly findings: readonly Finding[];

  constructor(code: ErrorCode, message: string, options: { field?: string; findings?: readonly Finding[]; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.field = options.field;
    this.findings = options.findings ?? [];
  }
}

const STATUS: Record<ErrorKind, number> = {
  "bad-input": 400,
  unauthorized: 401,
  forbidden: 403,
  "not-found": 404,
  "wrong-method": 405,
  conflict: 409,
  "too-large": 413,
  "wrong-type": 415,
  "too-many": 429,
  unavailable: 503,
  internal: 500,
};

/** What stands before the colon: a kind, by the type of `code`, which `split` forgets. */
export const kindOf = (code: ErrorCode): ErrorKind => code.split(":", 1)[0] as ErrorKind;

/** The HTTP status for an error code. */
export const statusOf = (code: ErrorCode): number => STATUS[kindOf(code)];

/** What a server action answers: its value, or an error that a page can show. */
export type Outcome<Value> = { ok: true; value: Value } | { ok: false; error: PublicError };

export interface PublicError {
  code: ErrorCode;
  message: string;
  field?: string | undefined;
}

/** The part of an error that a user may see; anything unforeseen becomes one plain sentence. */
export function toPublicError(error: unknown): PublicError {
  if (error instanceof AppError) return { code: error.code, message: error.message, field: error.field };
  return {
    code: "internal:server",
    message: "Something went wrong on the server. Nothing was lost; try again, and look at the server's log if it stays.",
  };
}
