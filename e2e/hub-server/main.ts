import { parseArgs } from "node:util";
import { startHubServer } from "./server.ts";
import { WRITE_TOKEN } from "./settings.ts";

// Usage: node e2e/hub-server/main.ts --port 4020. For trying the push to a hub without one.

const { values } = parseArgs({ options: { port: { type: "string", default: "4020" } } });
const server = await startHubServer({ port: Number(values.port) });
console.log(`The hub server listens on ${server.url}. A token that may write: ${WRITE_TOKEN}.`);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void server.close());
