import { AppError } from "../errors.ts";

/**
 * What went wrong at the hub, as a sentence for the user. `temporary`: trying again by itself is worth it (the network, a
 * limit, an error of the hub's own); otherwise a person has to change something.
 */
export class HubError extends Error {
  override readonly name = "HubError";
  readonly temporary: boolean;
  /** The status of the hub's answer; null when there was none. */
  readonly status: number | null;

  constructor(message: string, options: { temporary: boolean; status?: number | null; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.temporary = options.temporary;
    this.status = options.status ?? null;
  }
}

const TEMPORARY = [408, 425, 429, 500, 502, 503, 504];

/** Whether an answer with this status may be another one in a moment. */
export const isTemporaryStatus = (status: number) => TEMPORARY.includes(status);

export interface HubAnswer {
  /** The hub's address as the user knows it. */
  where: string;
  status: number;
  /** The hub's own words; empty when there are none. */
  words: string;
  /** What was being written; null when it was only asked who the token belongs to. */
  repository: string | null;
}

/** The error for an answer with a status of 300 and above. Pure. */
export function describeAnswer({ where, status, words, repository }: HubAnswer): HubError {
  const fail = (message: string) => new HubError(message, { temporary: isTemporaryStatus(status), status });
  const said = words ? ` It says: ${clip(words)}` : "";
  if (status < 400) return fail(`${where} sends on to another address: enter that one in Settings, or check the dataset's name.`);
  if (status === 401)
    return fail(
      repository === null
        ? `${where} does not accept the token: check that it is copied whole, or make a new one there.`
        : `${where} does not accept the token any more: make a new one there and enter it in Settings under Hugging Face.`,
    );
  if (status === 402) return fail(`The account at ${where} has reached a limit of what it pays for.${said}`);
  if (status === 403)
    return fail(
      repository === null
        ? `${where} knows the token but does not allow this: make one with the right to write.${said}`
        : `The token may not write to ${repository}: choose a name of your own, or use a token with the right to write there.${said}`,
    );
  if (status === 404)
    return fail(
      repository === null
        ? `${where} answers, but not as a Hugging Face Hub: check the address.`
        : `There is no dataset ${repository} at ${where}, or the token may not see it.`,
    );
  if (status === 413) return fail(`${where} does not take so much at once.${said}`);
  if (status === 429) return fail(`${where} takes no more requests for now: its limit is reached.`);
  if (status >= 500) return fail(`${where} failed with an error of its own (status ${status}).`);
  return fail(`${where} refused this (status ${status}).${said}`);
}

const LONGEST_WORDS = 300;

function clip(words: string): string {
  const line = words.replace(/\s+/g, " ").trim();
  const short = line.length > LONGEST_WORDS ? `${line.slice(0, LONGEST_WORDS)}…` : line;
  return /[.!?…]$/.test(short) ? short : `${short}.`;
}

/** As an error that a page shows. */
export const toAppError = (error: HubError) =>
  new AppError(error.temporary ? "unavailable:hub" : "bad-input:hub", error.message, { cause: error });
