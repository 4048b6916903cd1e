import { z } from "zod";
import { AppError } from "../errors.ts";
import { open, seal } from "../secrets.ts";
import { PRESETS } from "./presets.ts";
import type { ConnectionInput } from "./settings.ts";

const secretsSchema = z.object({
  apiKey: z.string().optional(),
  /** Header name → value. */
  headers: z.record(z.string(), z.string()).optional(),
  accessKeyId: z.string().optional(),
  secretAccessKey: z.string().optional(),
  sessionToken: z.string().optional(),
});

export type ConnectionSecrets = z.infer<typeof secretsSchema>;

const contextOf = (connectionId: string) => `connection:${connectionId}`;

/** Null when there is nothing to seal. */
export function sealSecrets(connectionId: string, secrets: ConnectionSecrets): string | null {
  return Object.keys(secrets).length === 0 ? null : seal(JSON.stringify(secrets), contextOf(connectionId));
}

export function openSecrets(connectionId: string, sealed: string | null): ConnectionSecrets {
  return sealed === null ? {} : secretsSchema.parse(JSON.parse(open(sealed, contextOf(connectionId))));
}

/**
 * The secrets after a change: what is typed, and for what is left empty what was stored.
 * @throws AppError `bad-input:connection` at the field that is missing
 */
export function mergeSecrets(input: ConnectionInput, stored: ConnectionSecrets): ConnectionSecrets {
  return input.provider === "bedrock" ? mergeBedrock(input, stored) : mergeOpenAi(input, stored);
}

type InputOf<Provider> = Extract<ConnectionInput, { provider: Provider }>;

function mergeBedrock(input: InputOf<"bedrock">, stored: ConnectionSecrets): ConnectionSecrets {
  if (input.credentials === "machine") return {};
  const accessKeyId = input.accessKeyId || stored.accessKeyId;
  const secretAccessKey = input.secretAccessKey || stored.secretAccessKey;
  if (!accessKeyId) throw missing("accessKeyId", "Enter the access key ID, or use the machine's own credentials.");
  if (!secretAccessKey) throw missing("secretAccessKey", "Enter the secret access key.");
  // A session token belongs to its keys: with new keys the old one is worth nothing.
  const isNewPair = input.accessKeyId !== "" || input.secretAccessKey !== "";
  const sessionToken = input.sessionToken || (isNewPair ? undefined : stored.sessionToken);
  return { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
}

function mergeOpenAi(input: InputOf<"openai">, stored: ConnectionSecrets): ConnectionSecrets {
  const apiKey = input.apiKey || (input.removeKey ? undefined : stored.apiKey);
  const { label, needsKey } = PRESETS[input.preset];
  if (needsKey && !apiKey) throw missing("apiKey", `${label} needs a key: enter it.`);
  const known = new Map(Object.entries(stored.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
  const headers = input.headers.map(({ name, value }, index): [string, string] => {
    const kept = value || known.get(name.toLowerCase());
    if (!kept) throw missing(`headers.${index}.value`, `Enter the value of the header ${name}.`);
    if (apiKey && name.toLowerCase() === "authorization")
      throw missing(`headers.${index}.name`, "The key is sent in this header already: remove the header or the key.");
    return [name, kept];
  });
  return { ...(apiKey ? { apiKey } : {}), ...(headers.length > 0 ? { headers: Object.fromEntries(headers) } : {}) };
}

const missing = (field: string, message: string) => new AppError("bad-input:connection", message, { field });
