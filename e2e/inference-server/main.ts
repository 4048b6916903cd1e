import { parseArgs } from "node:util";
import { startInferenceServer } from "./server.ts";

// Usage: node e2e/inference-server/main.ts --port 4010 --settings '{"latencyMs":200,"faults":{"truncate":{"probability":0.1}}}'
// With --accounts FILE it remembers over its own death what it was asked and has answered.
// Then: GET /stats, GET /requests, GET /accounts, POST /control {settings}, POST /reset. Settings are listed in settings.ts.

const { values } = parseArgs({
  options: { port: { type: "string", default: "4010" }, settings: { type: "string", default: "{}" }, accounts: { type: "string" } },
});
const server = await startInferenceServer({
  port: Number(values.port),
  settings: JSON.parse(values.settings),
  accountsFile: values.accounts,
});
if (!process.send)
  console.log(`The inference server listens on ${server.url} (OpenAI base URL: ${server.url}/v1; Bedrock endpoint: ${server.url}).`);

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void server.close());
// A benchmark or fault test that started this process has ended, however it ended.
process.once("disconnect", () => process.exit());
process.send?.({ type: "ready" });
