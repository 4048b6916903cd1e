import { AppError } from "../errors.ts";
import type { OidcRefusal } from "./oidc-rules.ts";
import { TooManyTries, tooManySentence } from "./too-many-tries.ts";

// next-auth carries an error as text in an address. Only codes travel there, and only these sentences are shown, so
// that nobody can put words of their own on the sign-in page.

export const WRONG_PASSWORD = "The email address or the password is not right.";

const SENTENCES = {
  "wrong-password": WRONG_PASSWORD,
  "oidc-setup": "This studio has no account yet. Make the owner's account first.",
  "oidc-no-email": "Your sign-in provider did not tell your email address. Ask whoever runs it to share it with Seedloom.",
  "oidc-unverified": "Your sign-in provider has not verified your email address. Verify it there, then try again.",
  "oidc-other-identity":
    "The account with your email address belongs to another identity at the sign-in provider. Ask an owner of this studio.",
  "oidc-no-account": "There is no account for you in this studio. Ask an owner for an invitation.",
} as const satisfies Record<OidcRefusal | "wrong-password", string>;

const sentences = new Map<string, string>(Object.entries(SENTENCES));

const OTHER = "Signing in did not work. Try again, and look at the server's log if it stays.";

/** The code for an error of `checkPassword`; null for one that was not foreseen. */
export function codeOfSignInError(error: unknown): string | null {
  if (error instanceof TooManyTries) return `too-many:${error.seconds}`;
  return error instanceof AppError && error.code === "unauthorized:sign-in" ? "wrong-password" : null;
}

/** The sentence for a code; one for anything unknown. */
export function explainSignInError(code: string): string {
  const seconds = /^too-many:(\d{1,6})$/.exec(code)?.[1];
  if (seconds) return tooManySentence(Number(seconds));
  return sentences.get(code) ?? OTHER;
}
