import { randomUUID } from "node:crypto";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { useTestDatabase } from "../../e2e/database.ts";
import { closeProviders } from "../connections/provider.ts";
import { database } from "../db/client.ts";
import { PrismaClient } from "../db/generated/client.ts";
import { readServices } from "./health.ts";
import { publicHealth, type Service } from "./service.ts";

// With a real PostgreSQL, a real folder, and providers that answer, refuse, hang or are not there.

let answers: Server;
let hangs: Server;
const addressOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const asked: string[] = [];

beforeAll(async () => {
  await useTestDatabase();
  answers = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(request.url?.startsWith("/closed") ? 401 : 200).end('{"data":[]}');
  });
  hangs = createServer(() => {});
  for (const server of [answers, hangs]) await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterAll(async () => {
  await closeProviders();
  for (const server of [answers, hangs]) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
  await database().$disconnect();
});

const forgetProbes = () => void Reflect.deleteProperty(globalThis, "seedloomProbes");

beforeEach(async () => {
  forgetProbes();
  asked.length = 0;
  await database().connection.deleteMany();
  await database().worker.deleteMany();
});

const connect = (name: string, baseUrl: string) =>
  database().connection.create({
    data: { name, provider: "openai", settings: { provider: "openai", preset: "other", baseUrl, hasKey: false, headerNames: [] } },
  });

const addWorker = () => database().worker.create({ data: { id: randomUUID(), host: "here", version: "1" } });

const named = (services: readonly Service[], name: string) => services.find((service) => service.name === name);

test("all is there: healthy, the demo is not asked, and nothing is left in the storage", async () => {
  await addWorker();
  await database().connection.create({ data: { name: "Demo", provider: "demo", settings: { provider: "demo" } } });
  await connect("Mine", `${addressOf(answers)}/secret-path/v1`);
  await connect("The same", `${addressOf(answers)}/secret-path/v1`);
  const services = await readServices();
  const answer = publicHealth(services);
  expect(answer.health).toBe("healthy");
  expect(answer.upstreamServices.map(({ name }) => name)).toEqual([
    ...["PostgreSQL", "Job workers", "File storage", "OpenAI-compatible endpoint"],
  ]);
  expect(answer.upstreamServices.at(-1)?.endpoint).toBe(addressOf(answers).replace("http://", ""));
  expect(JSON.stringify(answer)).not.toMatch(/secret-path|Mine/);
  expect(asked).toEqual(["GET /secret-path/v1/models"]);
  expect(await readdir(join(process.env.DATA_DIR ?? "", "files/health"))).toEqual([]);
});

test("no worker, a provider that hangs and one that is not there: degraded, within three seconds, and a refused key is an answer", async () => {
  await connect("Refuses", `${addressOf(answers)}/closed`);
  await connect("Hangs", addressOf(hangs));
  await connect("Nobody", "http://127.0.0.1:9/v1");
  const started = performance.now();
  const [services, again] = await Promise.all([readServices(), readServices()]);
  expect(performance.now() - started).toBeLessThan(3_000);
  expect(again).toEqual(services);
  expect(publicHealth(services).health).toBe("degraded");
  expect(named(services, "Job workers")).toMatchObject({ isAvailable: false, message: "No worker has been heard of in the last 15 s." });
  expect(services.filter(({ type }) => type === "external").map(({ isAvailable, message }) => [isAvailable, message])).toEqual([
    [false, "It did not answer within 2 s."],
    [false, expect.stringMatching(/Nothing answers at/)],
    [true, expect.stringMatching(/status 401/)],
  ]);
  expect(asked).toHaveLength(1);
});

test("a worker that was heard of too long ago does not count", async () => {
  await database().$executeRawUnsafe(
    "insert into workers (id, host, version, seen_at) values (gen_random_uuid(), 'here', '1', now() - interval '16 seconds')",
  );
  expect(named(await readServices(), "Job workers")?.isAvailable).toBe(false);
});

test("a storage that cannot be written to is unhealthy, with a reason", async () => {
  await addWorker();
  const files = join(process.env.DATA_DIR ?? "", "files");
  await rm(files, { recursive: true, force: true });
  await writeFile(files, "not a folder");
  const services = await readServices();
  expect(publicHealth(services).health).toBe("unhealthy");
  expect(named(services, "File storage")?.message).toMatch(/folder is not there|could not be written/);
  await rm(files);
  await mkdir(files);
});

test("without the database: unhealthy at once, and the rest is told all the same", async () => {
  const shared = globalThis as typeof globalThis & { seedloomDatabase?: PrismaClient };
  const before = database();
  shared.seedloomDatabase = new PrismaClient({ adapter: new PrismaPg({ connectionString: "postgresql://nobody@127.0.0.1:9/nothing" }) });
  try {
    const started = performance.now();
    const services = await readServices();
    expect(performance.now() - started).toBeLessThan(3_000);
    expect(publicHealth(services).health).toBe("unhealthy");
    expect(services.map(({ name, isAvailable }) => [name, isAvailable])).toEqual([
      ["PostgreSQL", false],
      ["Job workers", false],
      ["File storage", true],
    ]);
    expect(named(services, "PostgreSQL")?.message).toBe("It cannot be reached, or it refuses the connection.");
  } finally {
    await database().$disconnect();
    shared.seedloomDatabase = before;
  }
});
