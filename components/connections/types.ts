import type { z } from "zod";
import type { bedrockInput, ConnectionInput, openaiInput } from "@/lib/connections/settings.ts";
import type { TestResult } from "@/lib/connections/test-connection.ts";
import type { Outcome } from "@/lib/errors.ts";

export type OpenAiValues = z.input<typeof openaiInput>;
export type BedrockValues = z.input<typeof bedrockInput>;

/** What the form can do; the page's server actions. Without an id it is a new connection. */
export interface ConnectionActions {
  save: (request: { id?: string | undefined; input: ConnectionInput }) => Promise<Outcome<unknown>>;
  /** With an id, keys that are left empty stand for the stored ones. */
  test: (request: { id?: string | undefined; input: ConnectionInput; modelId: string }) => Promise<Outcome<TestResult>>;
}
