// A bare pool of requests: undici and nothing else. No answer is parsed, nothing is stored. The bodies are built before the
// clock starts.
import { randomUUID } from "node:crypto";
import { Agent, request } from "undici";
import { buildBodies } from "./bodies.ts";
import { serveTask, timePool } from "./clients.ts";

serveTask(async ({ url, inFlight, calls, config }) => {
  const requests = buildBodies(config, calls).map((body) => ({ body, id: randomUUID() }));
  const agent = new Agent({ connections: inFlight, pipelining: 1, headersTimeout: 0, bodyTimeout: 0 });
  const headers = { "content-type": "application/json", accept: "application/json", authorization: "Bearer sk-bench" };
  let answered = 0;
  const used = await timePool(requests, inFlight, async ({ body, id }) => {
    const sent = { ...headers, "x-client-request-id": id };
    const response = await request(`${url}/chat/completions`, { method: "POST", headers: sent, body, dispatcher: agent });
    await response.body.text();
    if (response.statusCode === 200) answered += 1;
  });
  await agent.close();
  return { ...used, answered, rows: 0 };
});
