import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { type HubServer, startHubServer } from "../../e2e/hub-server/server.ts";
import { CALM, type Fault, WRITE_TOKEN } from "../../e2e/hub-server/settings.ts";
import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import { environment } from "../env.ts";
import { writeHubFolder } from "../export/hub-folder.ts";
import { exportSettings } from "../export/settings.ts";
import { makeUser } from "../generation/test-support.ts";
import { withTestQueue } from "../jobs/test-support.ts";
import { makeDataset } from "../runs/test-support.ts";
import { removeHubAccount, saveHubAccount } from "./account.ts";
import { giveUpPush, pushDataset } from "./push.ts";
import { removePushLeftovers } from "./push-folder.ts";
import { pushForm } from "./push-form.ts";
import { listPushes, startPush, stopPush } from "./pushes.ts";

// Against a server of the hub's wire format. Mostly with a folder of our own: what the export writes is tested where it is written.

const folder = { files: new Map<string, Buffer>(), rows: 0 };

const writeFolder: typeof writeHubFolder = async (_id, _settings, path) => {
  for (const [name, content] of folder.files) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), content);
  }
  return { files: [...folder.files].map(([name, content]) => ({ path: name, sizeBytes: content.length })), rows: folder.rows };
};

let server: HubServer;
let owner: Actor;
let datasetId: string;
let names = 0;

withTestQueue(async () => {
  server = await startHubServer();
  owner = await makeUser("owner");
  datasetId = await makeDataset(owner);
});

afterAll(() => server.close());

beforeEach(async () => {
  server.configure(CALM);
  folder.rows = 3;
  folder.files = new Map([
    ["README.md", Buffer.from("---\nlicense: other\n---\n# Größe ✓\n")],
    ["data/train-00000-of-00001.parquet", Buffer.from(`PAR1 ${names} PAR1`)],
  ]);
  await saveHubAccount(owner, { token: WRITE_TOKEN, address: server.url });
});

const calm = () => ({ signal: new AbortController().signal, retryMs: 1, writeFolder });

/** A push that is asked for; a name of its own unless one is given. */
async function begin(chosen: { repository?: string; intoExisting?: boolean; private?: boolean } = {}) {
  const repository = chosen.repository ?? `ada/pairs-${++names}`;
  const form = pushForm.parse({ message: "Three pairs", settings: exportSettings.parse({ format: "huggingface" }), ...chosen, repository });
  const { id } = await startPush(owner, datasetId, form);
  return { id, repository };
}

const look = async (id: string) => (await listPushes(owner, datasetId)).pushes.find((push) => push.id === id);
const failing = (...faults: Fault[]) => server.configure({ faults });
const filesOf = (repository: string) =>
  new Map([...(server.repository(repository)?.files ?? [])].filter(([path]) => path !== ".gitattributes"));
const leftFolders = () => readdir(join(environment().DATA_DIR, "pushes")).catch(() => []);

test("every file arrives byte for byte in a private dataset, in one commit, and the line says where", async () => {
  const { id, repository } = await begin();
  expect(await look(id)).toMatchObject({ status: "preparing", step: "waiting" });
  await pushDataset(id, calm());
  expect(filesOf(repository)).toEqual(folder.files);
  const there = server.repository(repository);
  expect(there).toMatchObject({ private: true, commits: [{ title: "Three pairs", author: "ada" }, {}] });
  const size = [...folder.files.values()].reduce((sum, content) => sum + content.length, 0);
  expect(await look(id)).toMatchObject({
    ...{ status: "ready", step: "done", reason: "", rows: 3, files: 2, filesDone: 2, bytes: size, bytesDone: size },
    address: `${server.url}/datasets/${repository}`,
    commitAddress: `${server.url}/datasets/${repository}/commit/${there?.commits[0]?.oid}`,
  });
  const hash = (content: Buffer | string) => createHash("sha256").update(content).digest("hex");
  const lines = [...folder.files].map(([path, content]) => `${hash(content)}  ${path}\n`);
  expect((await database().export.findUniqueOrThrow({ where: { id } })).sha256).toBe(hash(lines.join("")));
  expect(await leftFolders()).toEqual([]);
  const read = async (token: string | null) => {
    const headers = token ? { authorization: `Bearer ${token}` } : undefined;
    return fetch(`${server.url}/datasets/${repository}/resolve/main/README.md`, headers ? { headers } : {});
  };
  expect(Buffer.from(await (await read(WRITE_TOKEN)).arrayBuffer())).toEqual(folder.files.get("README.md"));
  expect([(await read(null)).status, (await read("hf_writeTokenOfBen0123456789")).status]).toEqual([401, 404]);
});

test("what the export writes is what stands on the hub", async () => {
  const expected = await mkdtemp(join(environment().DATA_DIR, "expected-"));
  const settings = exportSettings.parse({ format: "huggingface" });
  const { files, rows } = await writeHubFolder(datasetId, settings, expected);
  expect([files.length > 1, rows]).toEqual([true, 30]);
  const { id, repository } = await begin();
  await pushDataset(id, { signal: new AbortController().signal });
  const there = filesOf(repository);
  expect([...there.keys()].sort()).toEqual(files.map(({ path }) => path).sort());
  for (const [path, content] of there) expect(content.equals(await readFile(join(expected, path))), path).toBe(true);
  expect(await look(id)).toMatchObject({ status: "ready", rows: 30 });
});

test("a push that has ended is left alone when its job comes again", async () => {
  const { id, repository } = await begin();
  await pushDataset(id, calm());
  await pushDataset(id, calm());
  expect(server.repository(repository)?.commits).toHaveLength(2);
});

test("a large file goes in parts, and a part that breaks or is hurried is sent again", async () => {
  server.configure({ multipartFrom: 100_000, partBytes: 64_000 });
  failing({ on: "upload", times: 1, kind: "drop" }, { on: "upload", times: 1, kind: 500 }, { on: "upload", times: 1, kind: 429 });
  folder.files.set("data/train-00000-of-00001.parquet", Buffer.alloc(400_001, "a large file, "));
  const { id, repository } = await begin();
  await pushDataset(id, calm());
  expect(filesOf(repository)).toEqual(folder.files);
  expect(await look(id)).toMatchObject({ status: "ready", filesDone: 2 });
  expect(server.requests().filter((request) => /^POST \/lfs\/.*\/complete$/.test(request))).toHaveLength(1);
});

test("a taken name is refused in plain words; once allowed, the dataset is written into, and its old data files go", async () => {
  const { id: first, repository } = await begin();
  await pushDataset(first, calm());
  folder.files = new Map([
    ["README.md", Buffer.from("# Newer\n")],
    ["data/test.parquet", Buffer.from("PAR1 newer PAR1")],
  ]);
  const second = await begin({ repository });
  await pushDataset(second.id, calm());
  expect(await look(second.id)).toMatchObject({ status: "failed", reason: expect.stringContaining("already: choose another name") });
  expect(server.repository(repository)?.commits).toHaveLength(2);
  server.repository(repository)?.files.set("notes.txt", Buffer.from("somebody's own"));
  const third = await begin({ repository, intoExisting: true });
  await pushDataset(third.id, calm());
  expect(filesOf(repository)).toEqual(new Map([...folder.files, ["notes.txt", Buffer.from("somebody's own")]]));
});

test("what is to be private never goes into a public dataset", async () => {
  const { id, repository } = await begin({ private: false });
  await pushDataset(id, calm());
  expect(server.repository(repository)?.private).toBe(false);
  const again = await begin({ repository, intoExisting: true });
  await pushDataset(again.id, calm());
  expect(await look(again.id)).toMatchObject({ status: "failed", reason: expect.stringContaining("is public") });
});

test("the network breaks in the middle: the push waits with the reason, and goes on with what is there", async () => {
  failing({ on: "commit", times: 1, kind: 503 });
  const { id, repository } = await begin();
  await expect(pushDataset(id, calm())).rejects.toThrow(/status 503/);
  expect(await look(id)).toMatchObject({ status: "writing", reason: expect.stringContaining("tried again in a moment") });
  expect(await leftFolders()).toEqual([]);
  const before = server.requests().length;
  await pushDataset(id, calm());
  expect(filesOf(repository)).toEqual(folder.files);
  expect(
    server
      .requests()
      .slice(before)
      .filter((request) => request.startsWith("PUT")),
  ).toEqual([]);
  expect(server.repository(repository)?.commits).toHaveLength(2);
});

test.each(["create", "commit"] as const)("a %s whose answer was lost is found again, and not made twice", async (on) => {
  failing({ on, times: 1, kind: "lost" });
  const { id, repository } = await begin();
  await expect(pushDataset(id, calm())).rejects.toThrow(/broke off/);
  await pushDataset(id, calm());
  expect(await look(id)).toMatchObject({ status: "ready", rows: 3, filesDone: 2 });
  expect(filesOf(repository)).toEqual(folder.files);
  expect(server.repository(repository)?.commits).toHaveLength(2);
});

test("a worker that was killed: the next one goes on, its folder is removed, and the slow one's late words count for nothing", async () => {
  failing({ on: "commit", times: 1, kind: "slow", ms: 300 });
  const { id, repository } = await begin();
  const slow = pushDataset(id, calm());
  await expect.poll(async () => (await look(id))?.step).toBe("committing");
  await pushDataset(id, calm());
  await slow;
  expect(await look(id)).toMatchObject({ status: "ready", reason: "" });
  expect(filesOf(repository)).toEqual(folder.files);
  await mkdir(join(environment().DATA_DIR, "pushes", id, "try-killed"), { recursive: true });
  await removePushLeftovers();
  expect(await leftFolders()).toEqual([]);
});

test.each([
  [{ on: "create", times: 1, kind: 401 }, /does not accept the token any more/],
  [{ on: "create", times: 1, kind: 403 }, /may not write to ada\/pairs-\d+: .* It says: Forbidden/],
  [{ on: "upload", times: 1, kind: "corrupt" }, /refused this \(status 400\)\. It says: BadDigest/],
] as const)("%j ends it with the reason", async (fault, reason) => {
  failing(fault);
  const { id } = await begin();
  await pushDataset(id, calm());
  expect(await look(id)).toMatchObject({ status: "failed", reason: expect.stringMatching(reason) });
  expect(await leftFolders()).toEqual([]);
});

test("a removed token, another hub by now, nothing to send, and another's name each end it with the reason", async () => {
  const { id: foreign } = await begin({ repository: "ben/his" });
  await pushDataset(foreign, calm());
  expect(await look(foreign)).toMatchObject({ status: "failed", reason: expect.stringContaining("may not write to ben/his") });
  const { id: empty } = await begin();
  folder.rows = 0;
  await pushDataset(empty, calm());
  expect(await look(empty)).toMatchObject({ status: "failed", reason: expect.stringContaining("nothing to send") });
  const { id: elsewhere } = await begin();
  const { id: removed } = await begin();
  const other = await startHubServer();
  await saveHubAccount(owner, { token: WRITE_TOKEN, address: other.url });
  await pushDataset(elsewhere, calm());
  expect(await look(elsewhere)).toMatchObject({ status: "failed", reason: expect.stringContaining("by now") });
  expect(other.requests()).toEqual(["GET /api/whoami-v2"]);
  await other.close();
  await removeHubAccount(owner);
  await pushDataset(removed, calm());
  expect(await look(removed)).toMatchObject({ status: "failed", reason: expect.stringContaining("no Hugging Face account any more") });
  await expect(begin()).rejects.toMatchObject({ code: "not-found:hub" });
});

test("a push can be stopped, is not begun twice, and says why when it was tried too often", async () => {
  failing({ on: "create", times: 1, kind: "slow", ms: 1_200 });
  const { id, repository } = await begin();
  await expect(begin({ repository })).rejects.toMatchObject({ code: "conflict:push" });
  const none = { repository: "ada/none", message: "None", settings: exportSettings.parse({ format: "huggingface", approvedOnly: true }) };
  await expect(startPush(owner, datasetId, pushForm.parse(none))).rejects.toMatchObject({ code: "bad-input:push" });
  const running = pushDataset(id, calm());
  await expect.poll(async () => (await look(id))?.status).toBe("writing");
  await stopPush(owner, datasetId, id);
  await running;
  expect(await look(id)).toMatchObject({ status: "failed", reason: expect.stringContaining("was stopped") });
  expect(filesOf(repository)).toEqual(new Map());
  failing({ on: "create", times: 1, kind: 500 });
  const { id: tried } = await begin();
  const error = await pushDataset(tried, calm()).catch((thrown: unknown) => thrown);
  await giveUpPush(tried, error);
  expect(await look(tried)).toMatchObject({ status: "failed", reason: expect.stringMatching(/status 500.*push again later/) });
});

test("another person's dataset is not found", async () => {
  const { id } = await begin();
  const stranger = await makeUser();
  await expect(listPushes(stranger, datasetId)).rejects.toMatchObject({ code: "not-found:generation" });
  await expect(stopPush(stranger, datasetId, id)).rejects.toMatchObject({ code: "not-found:generation" });
});
