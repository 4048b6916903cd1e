import { AppError } from "../errors.ts";
import { waitInWords } from "./throttle-rules.ts";

/** A try to sign in that came too early; says how long to wait. */
export class TooManyTries extends AppError {
  /** Whole seconds until the next try, rounded up. */
  readonly seconds: number;

  constructor(milliseconds: number) {
    const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
    super("too-many:sign-in", tooManySentence(seconds));
    this.seconds = seconds;
  }
}

export const tooManySentence = (seconds: number) => `Too many tries. Try again in ${waitInWords(seconds)}.`;
