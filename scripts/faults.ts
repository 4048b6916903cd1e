// `npm run test:faults`: everything is killed, in the middle of its work, and nothing may be lost, doubled or paid for
// twice. `--short` for CI, `--seed N` repeats a run, `--json` prints what was found as the last line.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { chmod, mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { AppError } from "../lib/errors.ts";
import { PROJECT } from "./children.ts";
import { withDisk } from "./faults/disk.ts";
import { runFaultTest } from "./faults/run.ts";
import { ensureBuild } from "./production-build.ts";
import { runToEnd } from "./run.ts";
import { killRemains } from "./testing/processes.ts";

const { values } = parseArgs({
  options: {
    short: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    seed: { type: "string" },
    /** Where to write which promises held; for `npm test`. */
    results: { type: "string" },
    /** Ourselves, on the disk that was made for us: the folder. */
    inside: { type: "string" },
    "no-disk": { type: "boolean", default: false },
  },
});

await runToEnd(values.inside === undefined ? prepare : () => test(values.inside ?? ""));

/** Makes the folder and its disk, and runs ourselves there. */
async function prepare(): Promise<void> {
  if (process.platform !== "linux")
    throw new AppError("unavailable:faults", "The fault test needs Linux: it reads from /proc what it kills.");
  await ensureBuild((sentence) => console.log(sentence));
  const folder = await mkdtemp(join(tmpdir(), "seedloom-faults-"));
  await chmod(folder, 0o755);
  const data = join(folder, "data");
  await mkdir(data);
  const seed = values.seed ?? String(Math.floor(Math.random() * 1e6));
  const args = [join(PROJECT, "scripts/faults.ts"), ...process.argv.slice(2), "--inside", folder, "--seed", seed];
  const plain = [process.execPath, ...args];
  const [command = "", ...rest] = withDisk(data, plain) ?? [...plain, "--no-disk"];
  const child = spawn(command, rest, { cwd: PROJECT, stdio: "inherit" });
  const clear = () => {
    killRemains([folder]);
    rmSync(folder, { recursive: true, force: true });
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => {
      child.kill("SIGKILL");
      clear();
      process.exit(130);
    });
  const [code] = await once(child, "exit");
  if (code !== 0 && values.results === undefined) {
    killRemains([folder]);
    console.error(`What the product said is in ${join(folder, "product.log")}.`);
  } else clear();
  process.exitCode = code ?? 1;
}

async function test(folder: string): Promise<void> {
  const seed = Number(values.seed);
  console.log(`The fault test${values.short ? ", in short" : ""}, with seed ${seed}.`);
  const { findings, promises } = await runFaultTest({
    ...{ short: values.short, seed, folder, hasDisk: !values["no-disk"], say: (sentence) => console.log(sentence) },
  });
  const broken = promises.filter(({ holds }) => !holds);
  const kills = Object.entries(findings.kills).map(([kind, count]) => `${kind} ${count}`);
  console.log(`\nDone to it: ${kills.join(", ")}.`);
  console.log(
    `Asked ${findings.asked}, accepted ${findings.accepted}, doubled ${findings.doubled}; paid again ${findings.paidAgain} of ${findings.inFlightAtKills} in flight at the kills.`,
  );
  for (const { name, holds, detail } of promises) console.log(`${holds ? "✓" : "✗"} ${name}${detail && ` (${detail})`}`);
  if (values.results !== undefined) await writeFile(values.results, JSON.stringify({ promises }));
  if (values.json) console.log(JSON.stringify(findings));
  process.exitCode = broken.length === 0 ? 0 : 1;
}
