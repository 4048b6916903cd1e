import pg from "pg";
import { AppError } from "../errors.ts";

const OLDEST_VERSION = 150_000;
const TIMEOUT_MS = 5_000;

const REASONS: Record<string, string> = {
  ECONNREFUSED: "nothing listens there",
  ENOTFOUND: "there is no machine of this name",
  EAI_AGAIN: "the machine's name cannot be looked up",
  EHOSTUNREACH: "the machine cannot be reached",
  ENETUNREACH: "the machine cannot be reached",
  ETIMEDOUT: "it does not answer",
  "28P01": "it refuses the user or the password",
  "28000": "it refuses the user or the password",
  "3D000": "it has no database of this name",
  "57P03": "it is still starting or already stopping",
  "53300": "it has no free connection",
};

/**
 * Checks that an outside database can be used.
 * @throws AppError `unavailable:database` with one sentence that holds no password.
 */
export async function checkDatabase(url: string): Promise<void> {
  const version = await readVersion(url);
  if (version < OLDEST_VERSION)
    throw new AppError(
      "unavailable:database",
      `The database at ${placeOf(url)} is PostgreSQL ${Math.floor(version / 10_000)}, but Seedloom needs 15 or newer: set DATABASE_URL to a newer one.`,
    );
}

/** Whether the database answers now. */
export async function answers(url: string): Promise<boolean> {
  return readVersion(url).then(
    () => true,
    () => false,
  );
}

async function readVersion(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: TIMEOUT_MS, query_timeout: TIMEOUT_MS });
  // A connection that breaks later than its query is of no interest, but must not end the process.
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version_num: string }>("show server_version_num");
    return Number(rows[0]?.server_version_num);
  } catch (cause) {
    throw new AppError("unavailable:database", `The database at ${placeOf(url)} cannot be used (${reasonOf(cause)}): check DATABASE_URL.`, {
      cause,
    });
  } finally {
    await client.end().catch(() => {});
  }
}

/** Host, port and database of a connection string: what may be shown. */
function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || 5432}${pathname}`;
}

function reasonOf(error: unknown): string {
  // Several addresses that were tried give several errors.
  const first = error instanceof AggregateError ? error.errors[0] : error;
  if (!(first instanceof Error)) return "unknown reason";
  const code = "code" in first && typeof first.code === "string" ? first.code : "";
  return REASONS[code] ?? (/timeout/i.test(first.message) ? "it does not answer" : first.message.split("\n")[0] || code);
}
