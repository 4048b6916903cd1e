import type { ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { access, chmod, chown, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { AppError } from "../errors.ts";
import { commandLineOf, hasGone } from "../processes.ts";
import { type RunAs, spawnAs } from "./postgres-user.ts";

// The folder of the embedded PostgreSQL: how it is made, and how a server that still runs on it is stopped.

export const SUPERUSER = "seedloom";

export async function isInitialised(cluster: string): Promise<boolean> {
  return access(join(cluster, "PG_VERSION")).then(
    () => true,
    () => false,
  );
}

/** The superuser's password, made at the first start. */
export async function readOrMakePassword(root: string): Promise<string> {
  const file = join(root, "postgres-password");
  const known = await readFile(file, "utf8").catch(() => "");
  if (known) return known;
  const password = randomBytes(24).toString("hex");
  await writeFile(`${file}.draft`, password, { mode: 0o600, flush: true });
  await rename(`${file}.draft`, file);
  return password;
}

/**
 * Makes the cluster beside its place and moves it there when it is whole, so that a first start that was killed leaves
 * nothing that looks like a cluster.
 */
export async function initialiseCluster(initdb: string, cluster: string, password: string, runAs: RunAs): Promise<void> {
  await removeDrafts(cluster);
  const draft = `${cluster}.new-${randomBytes(4).toString("hex")}`;
  const passwordFile = `${draft}-password`;
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  try {
    if (runAs.uid !== undefined) await Promise.all([draft, passwordFile].map((path) => chown(path, runAs.uid ?? 0, runAs.gid)));
    await chmod(draft, 0o700);
    const child = spawnAs(runAs, initdb, [
      ...[`--pgdata=${draft}`, `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`],
      ...["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-instructions"],
    ]);
    const { output, code } = await finish(child);
    if (code !== 0) throw new AppError("unavailable:database", `PostgreSQL could not make its folder ${cluster}: ${lastLine(output)}`);
    await rename(draft, cluster);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** What an interrupted first start left. An initdb that still runs may write on; it loses nothing but its own draft. */
async function removeDrafts(cluster: string): Promise<void> {
  const folder = dirname(cluster);
  const names = (await readdir(folder)).filter((name) => name.startsWith(`${basename(cluster)}.new-`));
  for (const name of names) await rm(join(folder, name), { recursive: true, force: true }).catch(() => {});
}

/** Stops a postmaster that still runs on this cluster although the instance that started it is gone. */
export async function stopLeftover(cluster: string): Promise<void> {
  const pid = Number.parseInt(await readFile(join(cluster, "postmaster.pid"), "utf8").catch(() => ""), 10);
  if (!(pid > 1) || !isPostgresOn(await commandLineOf(pid), cluster)) return;
  for (const [signal, timeoutMs] of [["SIGINT", 8_000] as const, ["SIGQUIT", 5_000] as const]) {
    signalTo(pid, signal);
    if (await hasGone(pid, timeoutMs)) return;
  }
  throw new AppError("unavailable:database", `A PostgreSQL of an earlier run (process ${pid}) does not stop: end it and start again.`);
}

/** A process that has just ended, or that is another user's, is not ours to signal; `hasGone` tells which. */
function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {}
}

const isPostgresOn = (commandLine: string, cluster: string) => commandLine.includes("postgres") && commandLine.includes(`-D ${cluster} `);

async function finish(child: ChildProcess): Promise<{ output: string; code: number | null }> {
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (chunk: string) => {
      output += chunk;
    });
  const [code] = await once(child, "close");
  return { output, code };
}

export const lastLine = (text: string) => text.trim().split("\n").at(-1) || "no reason given";
