import { expect } from "@playwright/test";
import { z } from "zod";
import { fillPlaceholders, placeholdersIn } from "../../lib/api/reference/placeholders.ts";
import { OPENAI_MODEL } from "../connections.ts";
import { ask } from "./client.ts";
import type { ApiDocument, ApiOperation } from "./document.ts";

/** A call that must succeed. */
export interface RightCall {
  /** Of the path. */
  params: Record<string, string>;
  /** What stands after the question mark. */
  query: string;
  /** A JSON value; undefined without a body. */
  json?: unknown;
  /** Instead of a JSON value. */
  bytes?: BodyInit;
  headers?: Record<string, string>;
}

export type Maker = (world: World) => Promise<string>;

const id = z.object({ id: z.string() });
/** Where a new thing's id stands in an answer. */
const made = z.union([
  id,
  z.object({ config: id }).transform(({ config }) => config),
  z.object({ workflow: id }).transform(({ workflow }) => workflow),
]);

/** What an example's placeholders stand for besides things. */
const VALUES: Record<string, string> = {
  MODEL: OPENAI_MODEL,
  PROVIDER_KEY: "sk-of-the-contract",
  ID: "01890000-0000-7000-8000-000000000000",
};

/** What the calls are about: made by the API itself, when first needed. */
export class World {
  readonly document: ApiDocument;
  /** The owner's, with every scope. */
  readonly key: string;
  /** The inference server's. */
  readonly connection: string;
  readonly #makers: Record<string, Maker>;
  readonly #things = new Map<string, Promise<string>>();

  constructor({ document, key, connection, makers }: Pick<World, "document" | "key" | "connection"> & { makers: Record<string, Maker> }) {
    this.document = document;
    this.key = key;
    this.connection = connection;
    this.#makers = makers;
    this.#things.set("connections", Promise.resolve(connection));
  }

  async post(path: string, body?: unknown): Promise<string> {
    const sent = { method: "POST", path, key: this.key, body: body === undefined ? undefined : JSON.stringify(body) };
    return ask(sent, (json) => made.parse(json).id);
  }

  get<Value>(path: string, read: z.ZodType<Value>): Promise<Value> {
    return ask({ method: "GET", path, key: this.key }, (json) => read.parse(json));
  }

  /** The id of a thing of this kind (`generations`), the same each time. */
  thing(kind: string): Promise<string> {
    const found = this.#things.get(kind) ?? this.fresh(kind);
    this.#things.set(kind, found);
    return found;
  }

  /** The id of a new one: by its maker, or by the example of its collection's POST. */
  async fresh(kind: string): Promise<string> {
    const make = this.#makers[kind];
    if (make) return make(this);
    const paths = [`/v1/${kind}`, `/v1/${kind}/create`];
    const post = this.document.operations.find(({ method, path }) => method === "POST" && paths.includes(path));
    if (!post) throw new Error(`How is one of ${kind} made? Give it a maker in fixtures.ts.`);
    return this.post(post.path, await this.exampleBody(post));
  }

  /** The example's body with things in the places of its placeholders. */
  async exampleBody({ operationId, requestBody, body }: ApiOperation): Promise<unknown> {
    const example = requestBody?.content["application/json"]?.example;
    if (example !== undefined) return JSON.parse(await this.fill(JSON.stringify(example)));
    if (body && body.required.length > 0)
      throw new Error(`${operationId} has no example of its body: give it one, or a line in fixtures.ts.`);
    return body ? {} : undefined;
  }

  async fill(text: string): Promise<string> {
    const values = new Map<string, string>();
    for (const name of placeholdersIn(text)) values.set(name, VALUES[name] ?? (await this.thing(kindOfPlaceholder(name))));
    return fillPlaceholders(text, (name) => values.get(name) ?? "");
  }

  /** Waits until it has one of these statuses. */
  async until(path: string, statuses: readonly string[]): Promise<void> {
    const status = async () => (await this.get(path, z.object({ status: z.string() }))).status;
    await expect.poll(status, { timeout: 30_000, intervals: [100], message: path }).toMatch(new RegExp(`^(${statuses.join("|")})$`));
  }
}

/** `WORKFLOW` stands under /v1/workflow, all else in the plural. */
const kindOfPlaceholder = (name: string) => (name === "WORKFLOW" ? "workflow" : `${name.toLowerCase().replaceAll("_", "-")}s`);

/** Whether an example names somebody's things, which are not everybody's. */
export const namesThings = (example: unknown): boolean =>
  placeholdersIn(JSON.stringify(example ?? "")).some((name) => VALUES[name] === undefined && name !== "CONNECTION");
