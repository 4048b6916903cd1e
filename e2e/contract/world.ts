import { expect } from "@playwright/test";
import { z } from "zod";
import { fillPlaceholders } from "../../lib/api/reference/placeholders.ts";
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

const withId = z.object({ id: z.string() });
const withStatus = z.object({ status: z.string(), accepted: z.number() });

/** What the calls are about: made by the API itself, when first needed. */
export class World {
  readonly document: ApiDocument;
  /** The owner's, with every scope. */
  readonly key: string;
  readonly connection: string;
  /** Makes things of which no example can know. */
  readonly makers: Record<string, (world: World) => Promise<string>>;
  readonly #things = new Map<string, Promise<string>>();

  constructor(own: Pick<World, "document" | "key" | "connection" | "makers">) {
    ({ document: this.document, key: this.key, connection: this.connection, makers: this.makers } = own);
  }

  post(path: string, body?: unknown): Promise<{ id: string }> {
    return ask({ method: "POST", path, key: this.key, body: body === undefined ? undefined : JSON.stringify(body) }, (json) =>
      withId.parse(json),
    );
  }

  /** The id of a thing of this kind (`generations`), the same each time. */
  thing(kind: string): Promise<string> {
    const found = this.#things.get(kind) ?? this.fresh(kind);
    this.#things.set(kind, found);
    return found;
  }

  /** The id of a new one: by its maker, or by the example of its collection's POST. */
  async fresh(kind: string): Promise<string> {
    const make = this.makers[kind];
    if (make) return make(this);
    const post = this.document.operations.find(({ method, path }) => method === "POST" && path === `/v1/${kind}`);
    if (!post) throw new Error(`How is one of ${kind} made? Give it a maker in fixtures.ts.`);
    return (await this.post(post.path, await this.exampleBody(post))).id;
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
    const values = new Map([
      ["CONNECTION", this.connection],
      ["MODEL", OPENAI_MODEL],
    ]);
    const names: string[] = [];
    fillPlaceholders(text, (name) => {
      names.push(name);
      return "";
    });
    for (const name of names) if (!values.has(name)) values.set(name, await this.thing(`${name.toLowerCase().replaceAll("_", "-")}s`));
    return fillPlaceholders(text, (name) => values.get(name) ?? "");
  }

  /** Waits until it has one of these statuses. */
  async until(path: string, statuses: readonly string[]): Promise<void> {
    const status = () => ask({ method: "GET", path, key: this.key }, (json) => withStatus.parse(json).status);
    await expect.poll(status, { timeout: 30_000, intervals: [100] }).toMatch(new RegExp(`^(${statuses.join("|")})$`));
  }
}
