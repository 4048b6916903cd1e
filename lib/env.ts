import { resolve } from "node:path";
import { z } from "zod";
import { AppError } from "./errors.ts";

// The one place where environment variables are read. README.md lists them; a test keeps the two the same.

const optionalUrl = (protocols: RegExp, hint: string) => z.url({ protocol: protocols, error: hint }).optional();

const schema = z.object({
  /** Port of the web server. */
  PORT: z.coerce
    .number({ error: "must be a number from 1 to 65535" })
    .int("must be a whole number")
    .min(1, "must be from 1 to 65535")
    .max(65_535, "must be from 1 to 65535")
    .default(3000),
  /** Address that the web server listens on. */
  HOST: z.string().min(1).default("127.0.0.1"),
  /** Folder of the embedded database, the secret key and the files. */
  DATA_DIR: z
    .string()
    .min(1)
    .default(".data")
    .transform((path) => resolve(path)),
  /** An outside PostgreSQL (15 or newer) instead of the embedded one. */
  DATABASE_URL: optionalUrl(/^postgres(ql)?$/, "must look like postgresql://user:password@host:5432/database"),
  /** Worker processes that `npm start` runs. */
  WORKERS: z.coerce
    .number({ error: "must be a number from 0 to 64" })
    .int("must be a whole number")
    .min(0, "must be from 0 to 64")
    .max(64, "must be from 0 to 64")
    .default(1),
  /** The most requests that one worker has in flight, over all connections. */
  WORKER_CONCURRENCY: z.coerce
    .number({ error: "must be a number from 1 to 4096" })
    .int("must be a whole number")
    .min(1, "must be from 1 to 4096")
    .max(4_096, "must be from 1 to 4096")
    .default(1_024),
  /** Requests a minute that each API key may make. */
  API_RATE_LIMIT: z.coerce
    .number({ error: "must be a number from 1 to 1000000" })
    .int("must be a whole number")
    .min(1, "must be from 1 to 1000000")
    .max(1_000_000, "must be from 1 to 1000000")
    .default(600),
  /** Key for sealing secrets; without it, one is made in DATA_DIR. */
  SEEDLOOM_SECRET: z.string().min(16, "must have at least 16 characters").optional(),
  /** The address that people type, when a proxy stands before the server. */
  SEEDLOOM_URL: optionalUrl(/^https?$/, "must be an http or https address"),
  /** Whether a proxy in front sets X-Forwarded-For. */
  SEEDLOOM_TRUST_PROXY: z
    .enum(["true", "false"], { error: "must be true or false" })
    .default("false")
    .transform((value) => value === "true"),
  OIDC_ISSUER: optionalUrl(/^https?$/, "must be the issuer's address"),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** What the sign-in button calls the provider. */
  OIDC_NAME: z.string().min(1).default("single sign-on"),
  /** Whether people without an invitation get a member's account at their first sign-in. */
  OIDC_SIGN_UP: z
    .enum(["true", "false"], { error: "must be true or false" })
    .default("false")
    .transform((value) => value === "true"),
  /** What a program must send to read /metrics; without it there are no metrics. */
  METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
  LOG_LEVEL: z.enum(["error", "warn", "info", "debug"], { error: "must be error, warn, info or debug" }).default("info"),
  /** Whether workers log what they send to models and what those answer. */
  LOG_PROMPTS: z
    .enum(["true", "false"], { error: "must be true or false" })
    .default("false")
    .transform((value) => value === "true"),
});

export type Environment = z.infer<typeof schema>;

/** Every variable that Seedloom reads. */
export const VARIABLES: readonly string[] = Object.keys(schema.shape);

const OURS = /^(SEEDLOOM_|OIDC_)/;

/**
 * Checks the environment. An empty variable counts as not set.
 * @throws AppError `bad-input:environment` naming the first variable that is wrong, or one of ours that does not exist.
 */
export function parseEnvironment(variables: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const unknown = Object.keys(given).find((name) => OURS.test(name) && !(name in schema.shape));
  if (unknown)
    throw new AppError("bad-input:environment", `There is no variable ${unknown}: remove it or correct its name.`, { field: unknown });
  const result = schema.safeParse(given);
  if (!result.success) {
    const issue = result.error.issues[0];
    const field = String(issue?.path[0]);
    throw new AppError("bad-input:environment", `The variable ${field} is wrong: ${issue?.message}.`, { field });
  }
  const oidc = [result.data.OIDC_ISSUER, result.data.OIDC_CLIENT_ID, result.data.OIDC_CLIENT_SECRET];
  if (oidc.some(Boolean) && !oidc.every(Boolean)) {
    throw new AppError("bad-input:environment", "OpenID Connect needs OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET together.");
  }
  return result.data;
}

let parsed: Environment | undefined;

/** This process's environment, checked once. */
export function environment(): Environment {
  parsed ??= parseEnvironment(process.env);
  return parsed;
}
