import { z } from "zod";
import {
  createConnection,
  deleteConnection,
  getConnection,
  listConnectionsAfter,
  updateConnection,
} from "../../connections/connections.ts";
import { bedrockInput, connectionSettings, openaiInput } from "../../connections/settings.ts";
import { listModels, testConnection } from "../../connections/test-connection.ts";
import { PROVIDERS } from "../../generation/config.ts";
import { type Operation, operation } from "../operation.ts";
import { idParams, pageOf, pageQuery, time } from "../schemas.ts";

const tag = "Connections";

/** What may be seen of one. Keys and the values of headers are in no answer. */
const connection = z.object({
  id: z.uuid(),
  name: z.string(),
  provider: z.enum(PROVIDERS),
  settings: connectionSettings.describe("Where it is; of headers the names alone."),
  hasKey: z.boolean().describe("Whether a key is stored. Keys and values of headers are never told."),
  maxConcurrency: z.number().nullable().describe("The most requests in flight; null leaves it to the limiter."),
  builtIn: z.boolean().describe("The demo, which cannot be changed or deleted."),
  createdAt: time,
  updatedAt: time,
});

const secrecy = "A key or a header's value goes in and never comes out again.";

const connectionBody = z.discriminatedUnion("provider", [bedrockInput.strict(), openaiInput.strict()]);

const EXAMPLE = {
  provider: "openai",
  name: "Our vLLM",
  preset: "vllm",
  baseUrl: "http://vllm.example.internal:8000/v1",
  apiKey: "sk-example",
};

export const connectionOperations: Operation[] = [
  operation({
    ...{ id: "listConnections", method: "GET", path: "/v1/connections", tag, summary: "List connections" },
    description: "By name. They belong to the studio: everybody uses them, owners change them.",
    ...{ scope: "read", status: 200, query: z.strictObject(pageQuery), answer: pageOf(connection), example: { query: "limit=20" } },
    run: (actor, { query }) => listConnectionsAfter(actor, query),
  }),
  operation({
    ...{ id: "createConnection", method: "POST", path: "/v1/connections", tag, summary: "Add a connection" },
    description: `For owners. ${secrecy}`,
    ...{ scope: "admin", status: 201, body: connectionBody, answer: connection, example: { body: EXAMPLE } },
    run: (actor, { body }) => createConnection(actor, body),
  }),
  operation({
    ...{ id: "getConnection", method: "GET", path: "/v1/connections/{id}", tag, summary: "One connection" },
    ...{ scope: "read", status: 200, params: idParams, answer: connection },
    run: (actor, { params: { id } }) => getConnection(actor, id),
  }),
  operation({
    ...{ id: "updateConnection", method: "PUT", path: "/v1/connections/{id}", tag, summary: "Write a connection anew" },
    description: `For owners. A key, or a header's value, that is left out or empty stays, unless the address changes: then it must be given again. ${secrecy}`,
    ...{ scope: "admin", status: 200, params: idParams, body: connectionBody, answer: connection, example: { body: EXAMPLE } },
    run: (actor, { params: { id }, body }) => updateConnection(actor, id, body),
  }),
  operation({
    ...{ id: "deleteConnection", method: "DELETE", path: "/v1/connections/{id}", tag, summary: "Delete a connection" },
    description: "For owners. Not while something that has not ended needs it; drafts must choose another one.",
    ...{ scope: "admin", status: 204, params: idParams, answer: "nothing" },
    run: (actor, { params: { id } }) => deleteConnection(actor, id),
  }),
  operation({
    ...{ id: "listModels", method: "GET", path: "/v1/connections/{id}/models", tag, summary: "The models that it offers" },
    description: "Asked of the provider now; a 503 when it does not answer, or has no list.",
    ...{ scope: "read", status: 200, params: idParams },
    answer: z.object({
      data: z.array(z.object({ id: z.string(), name: z.string(), note: z.string().optional().describe("What the model needs first.") })),
    }),
    run: async (actor, { params: { id } }) => ({ data: await listModels(actor, id) }),
  }),
  operation({
    ...{ id: "testConnection", method: "POST", path: "/v1/connections/{id}/test", tag, summary: "Try it for real" },
    description:
      "Asks for the list of models and, with `modelId`, for one tiny completion, which is paid for. What fails is in the answer, not a problem.",
    ...{ scope: "completions.write", status: 200, params: idParams },
    body: z.strictObject({ modelId: z.string().max(2_048).optional() }),
    answer: z.object({
      ok: z.boolean(),
      message: z.string().describe("What works, or what failed and what to do."),
      field: z.enum(["address", "key", "model", "timeout"]).optional().describe("What to look at."),
      latencyMs: z.number(),
      modelCount: z.number().nullable(),
    }),
    example: { body: { modelId: "{MODEL}" } },
    run: (actor, { params: { id }, body: { modelId } }) => testConnection(actor, id, modelId),
  }),
];
