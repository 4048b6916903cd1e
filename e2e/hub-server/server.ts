import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { batchRequest, LargeFiles } from "./large-files.ts";
import { json, Refused, type Reply } from "./reply.ts";
import { Repositories, type Repository } from "./repositories.ts";
import { CALM, type Endpoint, type Fault, type HubPerson, type HubSettings } from "./settings.ts";

export interface HubServer {
  url: string;
  /** Sets what is named and keeps the rest. */
  configure(settings: Partial<HubSettings>): void;
  /** A repository as it is now, whoever asks: `user/name`. */
  repository(id: string): Repository | undefined;
  /** The last requests, oldest first: `POST /api/repos/create`. */
  requests(): string[];
  close(): Promise<void>;
}

const KEPT_REQUESTS = 500;

interface Asked {
  person: HubPerson | null;
  /** What the pattern of the address found. */
  parts: readonly string[];
  body: Buffer;
}

/**
 * A server of the Hugging Face Hub's wire format for datasets: tokens, private repositories, LFS storage whose SHA-256 is
 * checked, commits, and reading files back. It fails in the ways that it is told to. Nothing is kept on the disk.
 */
export async function startHubServer(options: { port?: number; settings?: Partial<HubSettings> } = {}): Promise<HubServer> {
  let settings: HubSettings = { ...CALM, ...options.settings };
  let faults = settings.faults.map((fault) => ({ ...fault }));
  const large = new LargeFiles();
  const repositories = new Repositories(large);
  const seen: string[] = [];
  let url = "";

  const signedIn = ({ person }: Asked): HubPerson => {
    if (!person) throw new Refused(401, "Invalid credentials in Authorization header");
    return person;
  };

  const REPOSITORY = "([^/]+/[^/]+)";
  const ROUTES: [method: string, pattern: RegExp, endpoint: Endpoint, answer: (asked: Asked) => Reply][] = [
    ["GET", /^\/api\/whoami-v2$/, "whoami", (asked) => json(describePerson(signedIn(asked)))],
    [
      "POST",
      /^\/api\/repos\/create$/,
      "create",
      (asked) => {
        const { id } = repositories.create(signedIn(asked), asked.body.toString());
        return json({ url: `${url}/datasets/${id}`, name: id, id });
      },
    ],
    [
      "GET",
      new RegExp(`^/api/datasets/${REPOSITORY}(?:/revision/(?:HEAD|main))?$`),
      "info",
      (asked) => {
        const { id, private: isPrivate, commits } = repositories.visible(asked.person, asked.parts[0] ?? "");
        return json({
          _id: id,
          id,
          private: isPrivate,
          sha: commits[0]?.oid,
          gated: false,
          downloads: 0,
          likes: 0,
          lastModified: new Date(),
        });
      },
    ],
    [
      "POST",
      new RegExp(`^/api/datasets/${REPOSITORY}/preupload/main$`),
      "preupload",
      (asked) => {
        repositories.writable(signedIn(asked), asked.parts[0] ?? "");
        const { files } = preupload.parse(JSON.parse(asked.body.toString()));
        return json({
          files: files.map(({ path, size }) => ({ path, uploadMode: isLarge(path, size) ? "lfs" : "regular", shouldIgnore: false })),
        });
      },
    ],
    [
      "POST",
      new RegExp(`^/datasets/${REPOSITORY}\\.git/info/lfs/objects/batch$`),
      "batch",
      (asked) => {
        repositories.writable(signedIn(asked), asked.parts[0] ?? "");
        const answer = large.batch(batchRequest.parse(JSON.parse(asked.body.toString())), url, settings);
        return json(answer, 200, { "content-type": "application/vnd.git-lfs+json" });
      },
    ],
    // Like the storage behind the hub: the address itself is the permission.
    [
      "PUT",
      /^\/lfs\/([^/]+)(?:\/(\d+))?$/,
      "upload",
      ({ parts: [id = "", part], body }) => {
        const etag = large.receive(id, part === undefined ? null : Number(part), body);
        return { status: 200, headers: { etag }, body: "" };
      },
    ],
    [
      "POST",
      /^\/lfs\/([^/]+)\/complete$/,
      "complete",
      ({ parts: [id = ""], body }) => {
        large.complete(id, body.toString());
        return json({ success: true });
      },
    ],
    [
      "POST",
      new RegExp(`^/api/datasets/${REPOSITORY}/commit/main$`),
      "commit",
      (asked) => {
        const person = signedIn(asked);
        const repository = repositories.writable(person, asked.parts[0] ?? "");
        const { oid } = repositories.commit(person, repository, asked.body.toString());
        return json({ success: true, commitOid: oid, commitUrl: `${url}/datasets/${repository.id}/commit/${oid}`, hookOutput: "" });
      },
    ],
    [
      "GET",
      new RegExp(`^/api/datasets/${REPOSITORY}/commits/main$`),
      "commits",
      (asked) => {
        const { commits } = repositories.visible(asked.person, asked.parts[0] ?? "");
        return json(
          commits.map(({ oid, title, message, author, date }) => ({
            id: oid,
            title,
            message,
            authors: [{ user: author, avatar: "" }],
            date,
          })),
        );
      },
    ],
    [
      "GET",
      new RegExp(`^/api/datasets/${REPOSITORY}/tree/main/?$`),
      "tree",
      (asked) => {
        const { files } = repositories.visible(asked.person, asked.parts[0] ?? "");
        return json([...files].map(([path, content]) => ({ type: "file", oid: "", size: content.length, path })));
      },
    ],
    [
      "GET",
      new RegExp(`^/datasets/${REPOSITORY}/resolve/main/(.+)$`),
      "resolve",
      (asked) => {
        const content = repositories.visible(asked.person, asked.parts[0] ?? "").files.get(asked.parts[1] ?? "");
        if (!content) throw new Refused(404, "Entry not found");
        return { status: 200, headers: { "content-type": "application/octet-stream" }, body: content };
      },
    ],
  ];

  function drawFault(endpoint: Endpoint): Fault | undefined {
    const fault = faults.find(({ on, times }) => on === endpoint && times > 0);
    if (fault) fault.times -= 1;
    return fault;
  }

  async function answer(request: IncomingMessage): Promise<Reply | "drop"> {
    const path = decodeURIComponent(new URL(request.url ?? "/", url).pathname);
    const found = ROUTES.find(([method, pattern]) => method === request.method && pattern.test(path));
    if (!found) throw new Refused(404, `Sorry, we can't find the page ${request.method} ${path}`);
    const [, pattern, endpoint, work] = found;
    const fault = drawFault(endpoint);
    if (fault?.kind === "drop") return "drop";
    const body = await readBody(request);
    if (fault?.kind === "slow") await sleep(fault.ms ?? 0);
    if (typeof fault?.kind === "number") throw new Refused(fault.kind, WORDS[fault.kind]);
    if (fault?.kind === "corrupt" && body.length > 0) body[0] = (body[0] ?? 0) ^ 1;
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1];
    const person = token === undefined ? null : settings.people[token];
    if (person === undefined) throw new Refused(401, "Invalid credentials in Authorization header");
    const reply = work({ person, parts: pattern.exec(path)?.slice(1) ?? [], body });
    return fault?.kind === "lost" ? "drop" : reply;
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    seen.push(`${request.method} ${request.url}`);
    if (seen.length > KEPT_REQUESTS) seen.shift();
    const reply = await answer(request).catch(refuse);
    if (reply === "drop") {
      request.socket.destroy();
      return;
    }
    response.writeHead(reply.status, { "x-request-id": "Root=1-test", ...reply.headers });
    response.end(reply.body);
  }

  const server = createServer((request, response) => void handle(request, response)).listen(options.port ?? 0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  return {
    url,
    configure(changed) {
      settings = { ...settings, ...changed };
      if (changed.faults) faults = changed.faults.map((fault) => ({ ...fault }));
    },
    repository: (id) => repositories.get(id),
    requests: () => [...seen],
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

const WORDS: Record<Extract<Fault["kind"], number>, string> = {
  401: "Invalid credentials in Authorization header",
  403: "Forbidden: pass a token with the right to write",
  404: "Repository not found",
  409: "You already created this dataset repo",
  413: "Payload too large",
  429: "We had to rate limit you, you hit the quota of 1000 api requests per 5 minutes period",
  500: "Internal Error - We're working hard to fix this as soon as possible!",
  503: "Service Unavailable",
};

const preupload = z.object({
  files: z.array(z.object({ path: z.string(), size: z.number().int().nonnegative(), sample: z.base64() })),
});

/** The hub's own `.gitattributes` sends these by LFS, and whatever is large. */
const isLarge = (path: string, size: number) => /\.(?:parquet|arrow|zip|gz|bin|zst)$/.test(path) || size >= 10_000_000;

function refuse(error: unknown): Reply {
  if (error instanceof Refused) return json({ error: error.message }, error.status);
  return json({ error: error instanceof Error ? error.message : "bad request" }, 400);
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces);
}

function describePerson({ name, organisations, role, writesIn = [] }: HubPerson): unknown {
  const fineGrained = {
    canReadGatedRepos: false,
    global: [],
    scoped: writesIn.map((entity) => ({ entity: { type: "user", name: entity }, permissions: ["repo.content.read", "repo.write"] })),
  };
  return {
    ...{ type: "user", id: `id-of-${name}`, name, fullname: name, email: `${name}@example.com`, emailVerified: true },
    ...{ canPay: false, isPro: false, periodEnd: null, avatarUrl: "", billingMode: "prepaid" },
    orgs: organisations.map((organisation) => ({ type: "org", id: `id-of-${organisation}`, name: organisation, fullname: organisation })),
    auth: {
      type: "access_token",
      accessToken: {
        ...{ displayName: "seedloom", role, createdAt: new Date(0) },
        ...(role === "fineGrained" ? { fineGrained } : {}),
      },
    },
  };
}
