import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { type InferenceServer, startInferenceServer } from "./server.ts";

const servers: InferenceServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function start(options: Parameters<typeof startInferenceServer>[0]) {
  const server = await startInferenceServer(options);
  servers.push(server);
  return server;
}

async function call(server: InferenceServer, id: string, extra: { fault?: string; signal?: AbortSignal } = {}) {
  const response = await fetch(`${server.url}/v1/chat/completions`, {
    method: "POST",
    headers: { "x-client-request-id": id, ...(extra.fault && { "x-fault": extra.fault }) },
    body: JSON.stringify({ model: "seedling-1", messages: [{ role: "user", content: "Topic: tide tables" }] }),
    ...(extra.signal && { signal: extra.signal }),
  });
  return response.json();
}

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test("calls, answers that came to nobody, and calls that were paid again are told apart from refused ones", async () => {
  const server = await start({});
  const answer = await call(server, "a");
  await call(server, "b", { fault: "server-error" });
  await call(server, "b");
  await call(server, "a");
  server.configure({ latencyMs: 1_000 });
  const stop = new AbortController();
  const cut = expect(call(server, "c", { signal: stop.signal })).rejects.toThrow();
  while (server.accounts().inFlight < 1) await rest(5);
  stop.abort();
  await cut;
  while (server.accounts().inFlight > 0) await rest(5);
  expect(server.accounts()).toMatchObject({ calls: 3, requests: 4, delivered: 3, cut: 1, repeats: 1, inFlight: 0 });
  expect(server.accounts().outputTokens).toBeGreaterThanOrEqual(answer.usage.completion_tokens * 3 - 6);
  const stats = await (await fetch(`${server.url}/stats`)).json();
  expect(stats.accounts).toEqual(server.accounts());
});

test("what was under way when it was killed is known afterwards, and other rows are given", async () => {
  const accountsFile = join(await mkdtemp(join(tmpdir(), "seedloom-accounts-")), "accounts");
  const first = await start({ accountsFile });
  const before = await call(first, "a");
  first.configure({ latencyMs: 5_000 });
  const cut = call(first, "b").catch(() => "cut");
  while (first.accounts().inFlight < 1) await rest(5);
  // Read as another process would after a kill: the first has written no end yet.
  const second = await start({ accountsFile });
  expect(second.accounts()).toMatchObject({ calls: 2, delivered: 1, cut: 1, inFlight: 0 });
  await first.close();
  expect(await cut).toBe("cut");
  const after = await call(second, "b");
  expect(after.choices[0].message.content).not.toBe(before.choices[0].message.content);
  expect(second.accounts()).toMatchObject({ requests: 3, delivered: 2, repeats: 1 });
});
