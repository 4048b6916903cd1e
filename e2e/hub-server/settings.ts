/** A person of the hub, by token. */
export interface HubPerson {
  name: string;
  organisations: readonly string[];
  /** What the token may do; `fineGrained` ones name what they may do where. */
  role: "read" | "write" | "fineGrained";
  /** Of a fine-grained token: the names in which it may write. */
  writesIn?: readonly string[];
}

export type Endpoint =
  | "whoami"
  | "create"
  | "info"
  | "preupload"
  | "batch"
  | "upload"
  | "complete"
  | "commit"
  | "commits"
  | "tree"
  | "resolve";

/** What goes wrong at an endpoint, for so many requests; then it works again. */
export interface Fault {
  on: Endpoint;
  times: number;
  /**
   * A status is answered in place of the work; `drop` breaks the connection while the request is read; `lost` does the
   * work and breaks the connection before the answer; `slow` waits for `ms` first; `corrupt` stores what came with one
   * byte changed.
   */
  kind: 401 | 403 | 404 | 409 | 413 | 429 | 500 | 503 | "drop" | "lost" | "slow" | "corrupt";
  /** Of `slow`, in milliseconds. */
  ms?: number;
}

export interface HubSettings {
  people: Readonly<Record<string, HubPerson>>;
  faults: readonly Fault[];
  /** From this size on, in bytes, a file is asked for in parts of `partBytes`. */
  multipartFrom: number;
  partBytes: number;
}

export const WRITE_TOKEN = "hf_writeTokenOfAda0123456789";
export const READ_TOKEN = "hf_readTokenOfAda0123456789";
export const FINE_TOKEN = "hf_fineGrainedTokenOfAda0123";

export const CALM: HubSettings = {
  people: {
    [WRITE_TOKEN]: { name: "ada", organisations: ["acme"], role: "write" },
    [READ_TOKEN]: { name: "ada", organisations: ["acme"], role: "read" },
    [FINE_TOKEN]: { name: "ada", organisations: ["acme"], role: "fineGrained", writesIn: ["ada"] },
    hf_writeTokenOfBen0123456789: { name: "ben", organisations: [], role: "write" },
  },
  faults: [],
  multipartFrom: 5_000_000,
  partBytes: 2_000_000,
};
