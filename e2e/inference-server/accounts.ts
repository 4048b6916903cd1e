import { appendFileSync, existsSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Reply } from "./reply.ts";

// The endpoint's own account of what was asked and answered, by the call's id in the header `x-client-request-id`. With a
// file it outlives the process: an endpoint that is killed knows afterwards what it had under way.

/**
 * answering: under way. delivered: the answer was handed to an open socket. cut: nobody was there any more, or we were
 * killed. refused: it got an error for an answer, which costs nothing.
 */
type VisitState = "answering" | "delivered" | "cut" | "refused";

export interface Visit {
  callId: string;
  state: VisitState;
  /** Tokens of the answer, if one was made. */
  input: number;
  output: number;
  /** The client's port, which tells one process of it from another. */
  port: number;
  /** When it came, and when it was settled, in milliseconds since 1970. */
  since: number;
  settledAt: number;
}

export interface AccountsSummary {
  /** Different call ids. */
  calls: number;
  /** Requests that were not refused. */
  requests: number;
  delivered: number;
  cut: number;
  inputTokens: number;
  outputTokens: number;
  /** Requests for a call that was answered already, or being answered: paid again. */
  repeats: number;
  inFlight: number;
}

export class Accounts {
  readonly #visits: Visit[] = [];
  readonly #file: string | null;

  constructor(file: string | null) {
    this.#file = file;
    if (file === null || !existsSync(file)) return;
    for (const line of readFileSync(file, "utf8").split("\n")) this.#replay(line.split(" "));
    for (const visit of this.#visits) if (visit.state === "answering") visit.state = "cut";
  }

  /** Counts a request that names its call, and sees how it ends; null for one that does not. */
  arrive(request: IncomingMessage, response: ServerResponse): { settle(reply: Reply): void } | null {
    const callId = request.headers["x-client-request-id"];
    if (typeof callId !== "string" || request.method !== "POST") return null;
    const number = this.#visits.length;
    const visit = this.#begin(callId, request.socket.remotePort ?? 0, Date.now());
    this.#write(["begin", callId, visit.port, visit.since]);
    const end = (state: VisitState) => {
      if (visit.state !== "answering") return;
      visit.state = state;
      visit.settledAt = Date.now();
      this.#write(["end", number, state, visit.input, visit.output, visit.settledAt]);
    };
    let refused = false;
    response.once("finish", () => end(refused ? "refused" : "delivered"));
    response.once("close", () => end(refused ? "refused" : "cut"));
    return {
      settle(reply) {
        if (reply.kind !== "answer") return;
        refused = reply.usage === undefined;
        visit.input = reply.usage?.input ?? 0;
        visit.output = reply.usage?.output ?? 0;
      },
    };
  }

  visits(): readonly Visit[] {
    return this.#visits;
  }

  summary(): AccountsSummary {
    const calls = new Set<string>();
    const summary: AccountsSummary = {
      ...{ calls: 0, requests: 0, delivered: 0, cut: 0, inputTokens: 0, outputTokens: 0, repeats: 0, inFlight: 0 },
    };
    for (const { callId, state, input, output } of this.#visits) {
      if (state === "refused") continue;
      summary.requests += 1;
      if (calls.has(callId)) summary.repeats += 1;
      calls.add(callId);
      if (state === "answering") summary.inFlight += 1;
      else summary[state] += 1;
      summary.inputTokens += state === "delivered" ? input : 0;
      summary.outputTokens += state === "delivered" ? output : 0;
    }
    return { ...summary, calls: calls.size };
  }

  #begin(callId: string, port: number, since: number): Visit {
    const visit: Visit = { callId, state: "answering", input: 0, output: 0, port, since, settledAt: 0 };
    this.#visits.push(visit);
    return visit;
  }

  #replay([kind, ...rest]: string[]): void {
    if (kind === "begin") this.#begin(rest[0] ?? "", Number(rest[1]), Number(rest[2]));
    const visit = this.#visits[Number(rest[0])];
    if (kind !== "end" || !visit || rest.length < 5) return;
    const state = (["delivered", "cut", "refused"] as const).find((name) => name === rest[1]);
    Object.assign(visit, { state: state ?? "cut", input: Number(rest[2]), output: Number(rest[3]), settledAt: Number(rest[4]) });
  }

  #write(parts: readonly (string | number)[]): void {
    if (this.#file !== null) appendFileSync(this.#file, `${parts.join(" ")}\n`);
  }
}
