import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Accounts, type AccountsSummary } from "./accounts.ts";
import { Counters } from "./answer.ts";
import * as bedrock from "./bedrock.ts";
import { foundationModels, inferenceProfiles } from "./bedrock-models.ts";
import { applyFatal, Gate, type Stats } from "./gate.ts";
import type { LoadStats } from "./load.ts";
import * as openai from "./openai.ts";
import { html, json, Refused, type Reply } from "./reply.ts";
import { type FaultKind, readRequestFaults, type SettingsInput, settingsSchema } from "./settings.ts";
import { checkSignature } from "./signature.ts";

export interface InferenceServer {
  url: string;
  port: number;
  stats(): Stats & LoadStats;
  /** What became of each call that named itself. */
  accounts(): AccountsSummary;
  /** The last 50 requests, oldest first. */
  requests(): Received[];
  /** Counts and draws from the start again, and forgets which rows were given. */
  reset(): void;
  /** Sets what is named, keeps the rest and the counts, and draws faults from the start again. */
  configure(settings: SettingsInput): void;
  close(): Promise<void>;
}

interface Received {
  method: string;
  path: string;
  body: string;
}

const KEPT_REQUESTS = 50;

/**
 * A model server for tests and benchmarks that speaks OpenAI chat completions and Bedrock Converse, and fails in the
 * ways that it is told to. Its answers have the shape and number asked for and are about the topic asked for.
 */
export async function startInferenceServer(
  options: { port?: number; settings?: SettingsInput; accountsFile?: string | undefined } = {},
): Promise<InferenceServer> {
  let accounts = new Accounts(options.accountsFile ?? null);
  const gate = new Gate(settingsSchema.parse(options.settings ?? {}));
  // One that was killed and started again goes on with other rows.
  let counters = new Counters(accounts.visits().length);
  let received: Received[] = [];

  const configure = (settings: SettingsInput) => gate.configure(settingsSchema.parse({ ...gate.settings, ...settings }));
  const reset = () => {
    gate.reset();
    counters = new Counters();
    accounts = new Accounts(null);
    received = [];
  };

  async function answer(request: IncomingMessage, path: string, body: string): Promise<Reply> {
    const converseId = /^\/model\/([^/]+)\/converse$/.exec(path)?.[1];
    if (request.method === "POST" && path.endsWith("/chat/completions")) return completeChat(request, body);
    if (request.method === "POST" && converseId) return completeConverse(request, decodeURIComponent(converseId), body);
    if (request.method === "GET" && path.endsWith("/models") && !path.startsWith("/foundation"))
      return guard(openai.errorReply, () => {
        openai.checkKey(request.headers.authorization, gate.settings.apiKey);
        return openai.listModels(gate.settings.models);
      });
    if (path === "/foundation-models" || path === "/inference-profiles")
      return guard(bedrock.errorReply, () => {
        checkSignature(request.headers, gate.settings.accessKeyId);
        return json(200, path === "/foundation-models" ? foundationModels : inferenceProfiles);
      });
    return control(request, path, body);
  }

  function control(request: IncomingMessage, path: string, body: string): Reply {
    if (path === "/stats") return json(200, { ...gate.report(), accounts: accounts.summary() });
    if (path === "/accounts") return json(200, accounts.visits());
    if (path === "/requests") return json(200, received);
    if (request.method === "POST" && path === "/reset") reset();
    else if (request.method === "POST" && path === "/control") {
      const result = settingsSchema.partial().safeParse(JSON.parse(body || "{}"));
      if (!result.success) return json(400, { error: result.error.issues });
      configure(JSON.parse(body || "{}"));
    } else return json(404, { error: { message: `Unknown request URL: ${request.method} ${path}`, type: "invalid_request_error" } });
    return json(200, gate.settings);
  }

  const completeChat = (request: IncomingMessage, body: string) =>
    run(openai.errorReply, request, () => {
      openai.checkKey(request.headers.authorization, gate.settings.apiKey);
      gate.admit();
      const chat = openai.readChat(body);
      const own = readRequestFaults(chat.model, headerOf(request));
      if (!gate.settings.models.includes(own.modelId))
        throw new Refused(404, "model", `The model '${own.modelId}' does not exist or you do not have access to it.`, {
          parameter: "model",
        });
      const drawn = gate.drawFaults(own);
      openai.checkParameters(chat.body, drawn.refuses);
      return { faults: drawn.faults, make: () => openai.complete(chat, counters, drawn.faults, gate.settings) };
    });

  const completeConverse = (request: IncomingMessage, modelId: string, body: string) =>
    run(bedrock.errorReply, request, () => {
      checkSignature(request.headers, gate.settings.accessKeyId);
      gate.admit();
      const own = readRequestFaults(modelId, headerOf(request));
      const converse = bedrock.readConverse(own.modelId, body);
      const drawn = gate.drawFaults(own);
      bedrock.checkModel(converse, drawn.refuses);
      return { faults: drawn.faults, make: () => bedrock.converse(converse, counters, drawn.faults, gate.settings) };
    });

  type Prepared = { faults: FaultKind[]; make: () => Reply };

  async function run(errorReply: (refused: Refused) => Reply, request: IncomingMessage, prepare: () => Prepared): Promise<Reply> {
    const callId = request.headers["x-client-request-id"];
    const enteredAt = gate.enter(typeof callId === "string" ? callId : undefined);
    try {
      const { faults, make } = prepare();
      await gate.answerTime();
      const fatal = applyFatal(faults);
      if (fatal !== null) gate.countRefused(fatal === "drop" ? "reset" : fatal);
      if (fatal === "drop") return { kind: "drop" };
      if (fatal === "html") return html();
      if (fatal === "hang") {
        if (!request.socket.destroyed) await once(request.socket, "close");
        return { kind: "hang" };
      }
      const reply = make();
      if (reply.kind === "answer" && reply.usage) gate.countServed(reply.usage, faults, enteredAt);
      return reply;
    } catch (error) {
      return refuse(errorReply, error);
    } finally {
      gate.leave();
    }
  }

  function refuse(errorReply: (refused: Refused) => Reply, error: unknown): Reply {
    if (!(error instanceof Refused)) throw error;
    gate.countRefused(error.kind);
    return errorReply(error);
  }

  function guard(errorReply: (refused: Refused) => Reply, make: () => Reply): Reply {
    try {
      return make();
    } catch (error) {
      return refuse(errorReply, error);
    }
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500);
      response.end(String(error));
    });
  });
  // Longer than any client keeps a socket, so that none is reset between two requests.
  server.keepAliveTimeout = 120_000;

  async function handle(request: IncomingMessage, response: ServerResponse) {
    const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
    const body = await readBody(request);
    const visit = accounts.arrive(request, response);
    if (request.method === "POST" && path !== "/control" && path !== "/reset") {
      received.push({ method: "POST", path, body });
      if (received.length > KEPT_REQUESTS) received.shift();
    }
    const reply = await answer(request, path, body);
    visit?.settle(reply);
    if (reply.kind === "answer") {
      // Otherwise Node would send it in chunks, at a cost for both sides.
      const length = { "content-length": String(Buffer.byteLength(reply.body)) };
      response.writeHead(reply.status, { ...reply.headers, ...limitsOf(path), ...length }).end(reply.body);
    } else request.socket.resetAndDestroy();
  }

  const limitsOf = (path: string) => (path.endsWith("/chat/completions") ? gate.rateHeaders() : {});

  server.listen(options.port ?? 0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;

  return {
    url: `http://127.0.0.1:${port}`,
    port,
    stats: () => structuredClone(gate.report()),
    accounts: () => accounts.summary(),
    requests: () => [...received],
    reset,
    configure,
    async close() {
      if (!server.listening) return;
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

const headerOf = (request: IncomingMessage) => {
  const header = request.headers["x-fault"];
  return typeof header === "string" ? header : undefined;
};

async function readBody(request: IncomingMessage): Promise<string> {
  if (request.method === "GET") return "";
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
