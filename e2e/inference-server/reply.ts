import type { Refusal } from "./settings.ts";

export interface Answer {
  kind: "answer";
  status: number;
  headers: Record<string, string>;
  body: string;
  /** Tokens, for the counters; only of answers to a completion. */
  usage?: { input: number; output: number };
}

/** What goes back over the wire; `drop` closes the socket without a word, `hang` never answers. */
export type Reply = Answer | { kind: "drop" } | { kind: "hang" };

export const json = (status: number, value: unknown, headers: Record<string, string> = {}): Answer => ({
  kind: "answer",
  status,
  headers: { "content-type": "application/json", ...headers },
  body: JSON.stringify(value),
});

export const html = (): Answer => ({
  kind: "answer",
  status: 200,
  headers: { "content-type": "text/html" },
  body: "<!doctype html><title>Welcome</title><h1>It works!</h1>",
});

/** Refuses a request before it is answered; the wire formats each have their own shape for it. */
export class Refused extends Error {
  readonly status: number;
  /** Short name for the counters, such as `key` or `busy`. */
  readonly kind: string;
  readonly parameter: Refusal | "model" | "messages" | null;
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    kind: string,
    message: string,
    options: { parameter?: Refused["parameter"]; headers?: Record<string, string> } = {},
  ) {
    super(message);
    this.status = status;
    this.kind = kind;
    this.parameter = options.parameter ?? null;
    this.headers = options.headers ?? {};
  }
}
