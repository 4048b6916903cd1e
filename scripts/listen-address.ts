import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "../lib/errors.ts";
import { codeOf } from "./run.ts";

const RETRY_MS = 100;

/**
 * Checks that the web server will be able to listen. `patienceMs` waits for the web server of a killed instance to notice.
 * @throws AppError `unavailable:port` or `bad-input:environment`
 */
export async function checkAddress(host: string, port: number, patienceMs = 0): Promise<void> {
  for (const deadline = Date.now() + patienceMs; ; await sleep(RETRY_MS)) {
    const code = await probe(host, port);
    if (code === null) return;
    if (code !== "EADDRINUSE" || Date.now() >= deadline) throw addressError(host, port, code);
  }
}

async function probe(host: string, port: number): Promise<string | null> {
  const server = createServer().listen({ host, port, exclusive: true });
  try {
    await once(server, "listening");
    server.close();
    await once(server, "close");
    return null;
  } catch (error) {
    return codeOf(error);
  }
}

function addressError(host: string, port: number, code: string): AppError {
  if (code === "EADDRINUSE")
    return new AppError(
      "unavailable:port",
      `Port ${port} on ${host} is taken by another program: stop that program, or set PORT to another number.`,
    );
  if (code === "EACCES")
    return new AppError("unavailable:port", `This user may not use port ${port}: set PORT to a number of 1024 or more.`, { field: "PORT" });
  return new AppError("bad-input:environment", `The variable HOST is wrong: ${host} is not an address of this machine (${code}).`, {
    field: "HOST",
  });
}
