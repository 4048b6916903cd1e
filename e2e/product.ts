import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { startInferenceServer } from "./inference-server/server.ts";
import { INFERENCE_PORT, PRODUCT_ENV, RUN_FOLDER } from "./settings.ts";

/** Starts the product as `npm start` does, on an empty data folder, and the inference server; returns what stops both. */
export default async function startProduct() {
  rmSync(RUN_FOLDER, { recursive: true, force: true });
  mkdirSync(RUN_FOLDER, { recursive: true });
  const inference = await startInferenceServer({ port: INFERENCE_PORT });
  const product = spawn(process.execPath, ["scripts/start.ts"], { env: PRODUCT_ENV, stdio: ["ignore", "pipe", "pipe"] });
  const log = createWriteStream(join(RUN_FOLDER, "product.log"));
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
