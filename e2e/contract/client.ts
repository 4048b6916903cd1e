import { BASE_URL } from "../settings.ts";

export interface Sent {
  method: string;
  /** With its query. */
  path: string;
  key?: string | undefined;
  /** JSON text, bytes or a form. */
  body?: BodyInit | undefined;
  headers?: Record<string, string> | undefined;
}

export interface Received {
  status: number;
  headers: Headers;
  contentType: string;
  text: string;
}

/** One request over HTTP; a JSON body unless `headers` say otherwise. */
export async function send({ method, path, key, body, headers }: Sent): Promise<Received> {
  const response = await fetch(`${BASE_URL}${path}`, {
    ...{ method, redirect: "manual" },
    headers: {
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
      ...(typeof body === "string" && { "content-type": "application/json" }),
      ...headers,
    },
    ...(body !== undefined && { body }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, contentType: response.headers.get("content-type") ?? "", text };
}

/** The value of a success. @throws Error with the answer of anything else */
export async function ask<Value>(sent: Sent, read: (json: unknown) => Value): Promise<Value> {
  const { status, text } = await send(sent);
  if (status >= 300) throw new Error(`${sent.method} ${sent.path}: ${status} ${text}`);
  return read(JSON.parse(text));
}

/** Runs many, some at a time. */
export async function pool<Item>(items: readonly Item[], run: (item: Item) => Promise<void>, width = 6): Promise<void> {
  const waiting = [...items];
  const work = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await run(item);
  };
  await Promise.all(Array.from({ length: width }, work));
}
