// `node scripts/bench/items.ts [ITEMS] [SECONDS]`: a JSON array of so many items (default 1,000,000) through a real worker:
// read, planned, and worked through for so long (default 60 s). Prints how long each part takes and what memory the worker has
// at most, then how long the pages' questions take, and to cancel and delete it all.
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { database } from "../../lib/db/client.ts";
import { createDraft, getDraft, saveDraft } from "../../lib/generation/drafts.ts";
import { cancelGeneration, deleteGeneration, startGeneration } from "../../lib/generation/lifecycle.ts";
import { getProgress } from "../../lib/generation/progress.ts";
import { listRows } from "../../lib/generation/rows.ts";
import { sendReading } from "../../lib/jobs/queue.ts";
import { listSources } from "../../lib/sources/list-sources.ts";
import { fileStorage } from "../../lib/storage.ts";
import { runToEnd } from "../run.ts";
import { makeConnection } from "./generation.ts";
import { killParts } from "./part.ts";
import { residentMegabytes } from "./process-usage.ts";
import { openStand } from "./stand.ts";

const ITEMS = Number(process.argv[2] ?? 1_000_000);
const SECONDS = Number(process.argv[3] ?? 60);
const FILE_ID = "01890000-0000-7000-8000-000000000000";
const SAMPLE_MS = 100;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function writeItems(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = createWriteStream(path);
  file.write("[");
  for (let index = 0; index < ITEMS; index += 1) {
    const question =
      index % 1_000 === 999 ? "" : `How is part ${index} of the machine cleaned? ${"It is used every day in the workshop. ".repeat(6)}`;
    const item = { id: index, question, language: index % 3 ? "en" : "de", notes: "“kept” as it is" };
    if (!file.write(`${index === 0 ? "" : ",\n"}${JSON.stringify(item)}`)) await once(file, "drain");
  }
  file.end("]\n");
  await once(file, "finish");
}

async function timed<Value>(what: string, work: () => Promise<Value>): Promise<Value> {
  const started = performance.now();
  const value = await work();
  console.log(`${what.padEnd(44)} ${((performance.now() - started) / 1_000).toFixed(2)} s`);
  return value;
}

await runToEnd(async () => {
  const stand = await openStand();
  const { owner } = stand;
  const worker = await stand.startWorker();
  let [most, now] = [0, 0];
  const sampling = setInterval(() => {
    now = residentMegabytes(worker.pid);
    most = Math.max(most, now);
  }, SAMPLE_MS);
  const memory = (when: string) => {
    console.log(`${`worker's memory, at most, ${when}`.padEnd(44)} ${most.toFixed(0)} MB`);
    most = now;
  };
  try {
    await stand.endpoint.set({ latencyMs: 20 });
    const key = `uploads/${FILE_ID}`;
    const path = fileStorage().locate(key);
    await writeItems(path);
    const { size } = await stat(path);
    console.log(`${ITEMS.toLocaleString("en")} items, ${(size / 1e6).toFixed(0)} MB`);
    const file = {
      id: FILE_ID,
      ownerId: owner.id,
      kind: "upload",
      key,
      name: "items.json",
      sizeBytes: size,
      status: "queued",
      format: "json",
    };
    await database().file.create({ data: file });
    const statusOf = async () => (await database().file.findUniqueOrThrow({ where: { id: FILE_ID } })).status;
    await timed("reading the file (in its child process)", async () => {
      await database().$transaction((transaction) => sendReading(transaction, FILE_ID));
      while (!["ready", "failed"].includes(await statusOf())) await pause(200);
    });
    memory("while it is read");

    const connectionId = await makeConnection(owner, stand.endpoint.url, 256);
    const { id } = await createDraft(owner, "custom");
    const { draft, revision } = await getDraft(owner, id);
    const model = { name: "Items", provider: "openai", connectionId, modelId: "seedling-1" } as const;
    const configure = { ...draft.configure, ...model, workflow: "custom-data-curation" as const, fileIds: [FILE_ID] };
    const next = await saveDraft(owner, id, "configure", configure, revision);
    const prompt = { ...draft.prompt, prompt: "Answer in {{language}}.", inputKey: "question" };
    await saveDraft(owner, id, "prompt", prompt, next);
    await timed("planning", async () => {
      await startGeneration(owner, id);
      while ((await getProgress(owner, id)).status === "queued") await pause(200);
    });
    memory("while it is planned");
    const before = (await getProgress(owner, id)).accepted;
    await pause(SECONDS * 1_000);
    const progress = await timed("getProgress", () => getProgress(owner, id));
    console.log(`${"rows a second".padEnd(44)} ${((progress.accepted - before) / SECONDS).toFixed(0)}`);
    memory("while it runs");
    await timed("first page of rows, by item", () => listRows(owner, id, { byItem: true }));
    await timed("first page of items", () => listSources(owner, id, {}));
    await timed("items from 900,000 on", () => listSources(owner, id, { from: Math.floor(ITEMS * 0.9) }));
    await timed("search for an item near the end", () => listSources(owner, id, { search: `part ${Math.floor(ITEMS * 0.9) + 1} ` }));
    if ((await getProgress(owner, id)).status === "running") await timed("cancel", () => cancelGeneration(owner, id));
    await timed("delete", () => deleteGeneration(owner, id));
    memory("at the end");
  } finally {
    clearInterval(sampling);
    await worker.stop();
    await stand.stop();
    killParts();
  }
});
