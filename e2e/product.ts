import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { FullConfig } from "@playwright/test";
import { startInferenceServer } from "./inference-server/server.ts";
import { PRODUCT_ENV, STUDIOS, type Studio } from "./settings.ts";

type Stop = () => Promise<void>;

/** Starts a product for each worker, one beside the other; returns what stops them all. */
export default async function startProducts({ workers }: FullConfig): Promise<Stop> {
  if (workers > STUDIOS.length) throw new Error(`Set E2E_WORKERS=${workers} instead of --workers: each worker has a studio of its own.`);
  const started = await Promise.allSettled(STUDIOS.map(startProduct));
  const stop = async () => {
    await Promise.all(started.map((one) => (one.status === "fulfilled" ? one.value() : undefined)));
  };
  for (const one of started) {
    if (one.status === "fulfilled") continue;
    await stop();
    throw one.reason;
  }
  return stop;
}

/** Starts the product as `npm start` does, on an empty data folder, and its inference server; returns what stops both. */
async function startProduct({ folder, port, dataDir, inferencePort }: Studio): Promise<Stop> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const inference = await startInferenceServer({ port: inferencePort });
  const env = { ...PRODUCT_ENV, PORT: String(port), DATA_DIR: dataDir };
  const product = spawn(process.execPath, ["scripts/start.ts"], { env, stdio: ["ignore", "pipe", "pipe"] });
  const log = createWriteStream(join(folder, "product.log"));
  product.stdout.pipe(log);
  product.stderr.pipe(log);
  await new Promise<void>((resolve, reject) => {
    let output = "";
    const read = (chunk: Buffer) => {
      output += chunk;
      if (output.includes("Seedloom is ready on")) resolve();
    };
    product.stdout.on("data", read);
    product.stderr.on("data", read);
    product.once("exit", (code) => reject(new Error(`The product ended with ${code}:\n${output}`)));
  });
  return async () => {
    const ended = new Promise((resolve) => product.once("exit", resolve));
    product.kill("SIGTERM");
    await ended;
    await inference.close();
  };
}
