// A small client for Seedloom's API, without dependencies: copy it, or run it with Node 24 as it stands. The types are those
// of the API: e2e/api-examples.spec.ts holds them against its schemas and runs all of this.
//
//   const studio = new Seedloom({ address: "http://127.0.0.1:3000", key: process.env.API_KEY ?? "" });
//   const { id } = await studio.createGeneration({ configure: { name: "Questions", template: "code-generation" } });
//   for await (const { accepted, asked } of studio.watch(id)) console.log(`${accepted} of ${asked}`);
//   for await (const { data } of studio.rows(id)) console.log(data);
//
// Other languages: generate a client from /v1/openapi.json.

/** What a generation is made of; whatever is left out is the template's. All fields stand in the reference at /docs/api. */
export interface GenerationSettings {
  configure?: {
    name?: string;
    provider?: "bedrock" | "openai" | "demo";
    connectionId?: string | null;
    modelId?: string;
    template?: "code-generation" | "text-to-sql" | "custom";
  };
  prompt?: { prompt?: string; seeds?: string[]; rowsPerSeed?: number | null; temperature?: number | null };
  examples?: { examples?: Record<string, Json>[] };
  summary?: { spendingLimit?: number | null };
  /** False keeps it a draft. */
  start?: boolean;
}

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export type Status = "draft" | "queued" | "running" | "paused" | "completed" | "incomplete" | "failed" | "cancelled";

export interface Progress {
  status: Status;
  /** Why it stands or ended as it did. */
  statusReason: string;
  /** asked = accepted + pending + missing, always. */
  asked: number;
  accepted: number;
  pending: number;
  missing: number;
  /** US dollars; null when the model's price is not known. */
  costUsd: number | null;
}

export interface Generation extends Progress {
  id: string;
  name: string;
  modelId: string;
  /** ISO 8601. */
  createdAt: string;
  finishedAt: string | null;
}

export interface Row {
  id: string;
  data: Record<string, Json>;
  seed: string;
  state: "unreviewed" | "approved" | "rejected" | "deleted";
  /** 1 to 5, of the latest evaluation. */
  score: number | null;
}

export interface Page<Item> {
  data: Item[];
  /** The cursor of the following page; null on the last one. */
  next: string | null;
}

/** Why a request was not carried out (RFC 9457). */
export interface Problem {
  type: string;
  title: string;
  status: number;
  /** What was wrong, where, and what to do. */
  detail: string;
  /** `kind:subject`, such as `not-found:generation`. */
  code: string;
  field?: string | undefined;
  errors?: { field: string; detail: string }[] | undefined;
  requestId: string;
}

export class SeedloomError extends Error {
  override readonly name = "SeedloomError";
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

interface Sending {
  method?: "GET" | "POST" | "PATCH" | "DELETE";
  query?: Record<string, string>;
  body?: unknown;
  headers?: Record<string, string>;
}

export class Seedloom {
  readonly #address: string;
  readonly #key: string;

  constructor({ address, key }: { address: string; key: string }) {
    this.#address = address.replace(/\/+$/, "");
    this.#key = key;
  }

  /** @param repeatKey with the same one, within a day, the same generation comes back: a call that broke off can be made again */
  createGeneration(settings: GenerationSettings, repeatKey: string = crypto.randomUUID()): Promise<Generation> {
    return this.#json("/v1/generations", { method: "POST", body: settings, headers: { "Idempotency-Key": repeatKey } });
  }

  getGeneration = (id: string): Promise<Generation> => this.#json(`/v1/generations/${id}`);
  pause = (id: string): Promise<Generation> => this.#json(`/v1/generations/${id}/pause`, { method: "POST" });
  resume = (id: string): Promise<Generation> => this.#json(`/v1/generations/${id}/resume`, { method: "POST" });
  cancel = (id: string): Promise<Generation> => this.#json(`/v1/generations/${id}/cancel`, { method: "POST" });
  rename = (id: string, name: string): Promise<Generation> => this.#json(`/v1/generations/${id}`, { method: "PATCH", body: { name } });

  async delete(id: string): Promise<void> {
    await this.#send(`/v1/generations/${id}`, { method: "DELETE" });
  }

  generations = (query: { status?: Status; search?: string } = {}) => this.#pages<Generation>("/v1/generations", query);
  rows = (id: string, query: { state?: Row["state"]; limit?: string } = {}) => this.#pages<Row>(`/v1/generations/${id}/rows`, query);

  /** The bytes of a whole dataset, to be written where they come. */
  async download(id: string, format: "json" | "jsonl" | "csv" | "parquet" = "jsonl"): Promise<ReadableStream<Uint8Array>> {
    const { body } = await this.#send(`/v1/generations/${id}/download`, { query: { format } });
    return body ?? new Blob([]).stream();
  }

  /** How far it is, whenever that changes, until it has ended. */
  async *watch(id: string): AsyncGenerator<Progress> {
    const { body } = await this.#send(`/v1/generations/${id}/events`);
    if (!body) return;
    let text = "";
    for await (const part of body.pipeThrough(new TextDecoderStream())) {
      text += part;
      const events = text.split("\n\n");
      text = events.pop() ?? "";
      for (const event of events) {
        const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(event) ?? [];
        if (name === "progress") yield JSON.parse(data ?? "");
        if (name === "error") throw new Error(data);
      }
    }
  }

  async *#pages<Item>(path: string, query: Record<string, string>): AsyncGenerator<Item> {
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page: Page<Item> = await this.#json(path, { query: { ...query, ...(cursor && { cursor }) } });
      yield* page.data;
      cursor = page.next;
    }
  }

  async #json<Answer>(path: string, sending?: Sending): Promise<Answer> {
    return (await this.#send(path, sending)).json();
  }

  /** @throws SeedloomError for every answer that is no success; a 429 is waited for, once */
  async #send(path: string, { method = "GET", query = {}, body, headers }: Sending = {}, again = true): Promise<Response> {
    const response = await fetch(`${this.#address}${path}?${new URLSearchParams(query)}`, {
      method,
      headers: { Authorization: `Bearer ${this.#key}`, ...(body !== undefined && { "Content-Type": "application/json" }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (response.ok) return response;
    if (response.status === 429 && again) {
      await new Promise((resolve) => setTimeout(resolve, Number(response.headers.get("Retry-After") ?? 1) * 1_000));
      return this.#send(path, { method, query, body, ...(headers && { headers }) }, false);
    }
    throw new SeedloomError(await response.json());
  }
}
