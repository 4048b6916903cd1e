import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { constants, setPriority } from "node:os";
import { join } from "node:path";
import { ANSWER_FD } from "./answer-fd.ts";
import { type Answer, answerSchema, type Task } from "./protocol.ts";

const PROJECT = join(import.meta.dirname, "../../..");
const CHILD = join(import.meta.dirname, "child.ts");

/** The longest answer that is taken, and how much of the error output is kept, in UTF-16 code units. */
const MAX_ANSWER = 8_000_000;
const MAX_ERRORS = 4_000;
/** For the watchdog to be the first: it knows the reason. */
const PATIENCE_MS = 5_000;

export interface Outcome {
  answer: Answer;
  /** The end of what the child wrote to its error output, for the log. */
  errors: string;
}

/**
 * Reads a file in a process of its own, so that whatever a file does to its reader stays there: limits of memory, time and
 * output (the child's watchdog ends it), read access to the program and this one file, write access to the text, no
 * environment, lower priority, and the first to go when the machine's memory ends. The child dies with this process.
 * @throws the signal's reason when it is aborted; the child is killed then
 */
export async function runChild(task: Omit<Task, "parentPid">, signal: AbortSignal): Promise<Outcome> {
  signal.throwIfAborted();
  const child = spawn(process.execPath, [...flagsFor(task), CHILD, JSON.stringify({ ...task, parentPid: process.pid })], {
    cwd: PROJECT,
    env: { NODE_ENV: process.env.NODE_ENV },
    stdio: ["ignore", "ignore", "pipe", "pipe"],
    // A group of its own, to be killed with all that it started.
    detached: true,
  });
  const kill = () => killGroup(child);
  const impatience = setTimeout(kill, task.limits.timeMs + PATIENCE_MS);
  signal.addEventListener("abort", kill);
  try {
    const answer = collect(child.stdio[ANSWER_FD], MAX_ANSWER);
    const errors = collect(child.stdio[2], MAX_ERRORS);
    const ended = once(child, "close");
    await yieldTo(child.pid);
    const [code, endSignal] = await ended;
    signal.throwIfAborted();
    return { answer: understand(answer(), errors(), code, endSignal), errors: errors() };
  } finally {
    clearTimeout(impatience);
    signal.removeEventListener("abort", kill);
  }
}

/** https://nodejs.org/api/permissions.html: what is not named here is refused. Network and native parts it does not know. */
function flagsFor({ path, textPath, limits }: Omit<Task, "parentPid">): string[] {
  const readable = [join(PROJECT, "node_modules", "*"), join(PROJECT, "lib", "*"), join(PROJECT, "package.json"), path, textPath];
  return [
    `--max-old-space-size=${Math.floor(limits.heapBytes / 1024 / 1024)}`,
    "--permission",
    "--allow-worker",
    // pdfjs-dist loads a canvas where there is one.
    "--allow-addons",
    ...readable.map((one) => `--allow-fs-read=${one}`),
    `--allow-fs-write=${textPath}`,
    "--disable-warning=SecurityWarning",
  ];
}

/** What the child ended with: its own words, or what its end says. */
function understand(text: string, errors: string, code: unknown, signal: unknown): Answer {
  const line = text.split("\n").find((one) => one.trim() !== "");
  const answer = line === undefined ? undefined : answerSchema.safeParse(parseJson(line)).data;
  if (answer) return answer;
  // V8 ends a process whose heap is full; the kernel kills the largest when the machine's memory ends.
  const outOfMemory = /heap out of memory|allocation failed/i.test(errors) || signal === "SIGKILL" || code === 137;
  return { kind: "stopped", problem: outOfMemory ? "memory" : "crash" };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Gathers the last of what a stream says. */
function collect(stream: ChildProcess["stdio"][number] | undefined, most: number): () => string {
  let text = "";
  if (stream && "setEncoding" in stream) {
    stream.setEncoding("utf8");
    stream.on("error", () => {});
    stream.on("data", (part) => {
      text = (text + part).slice(-most);
    });
  }
  return () => text;
}

/** Neither of these is worth a failure. */
async function yieldTo(pid: number | undefined): Promise<void> {
  if (pid === undefined) return;
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
    if (process.platform === "linux") await writeFile(`/proc/${pid}/oom_score_adj`, "1000");
  } catch {
    // It has ended already, or this system knows no such thing.
  }
}

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid) process.kill(-pid, "SIGKILL");
  } catch {
    // It has gone already.
  }
}
