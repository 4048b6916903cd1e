import { randomUUID } from "node:crypto";
import type { Actor } from "../accounts/actor.ts";
import { isUuid } from "../accounts/uuid.ts";
import { recordEvent } from "../audit/record-event.ts";
import { database } from "../db/client.ts";
import { cursorPage } from "../db/cursor-page.ts";
import type { Connection } from "../db/generated/client.ts";
import { transact } from "../db/transaction.ts";
import { AppError } from "../errors.ts";
import type { Provider } from "../generation/config.ts";
import type { GenerationStatus } from "../generation/status.ts";
import { forgetProvider } from "./provider.ts";
import { type ConnectionSecrets, mergeSecrets, openSecrets, sealSecrets } from "./secrets.ts";
import { type ConnectionInput, type ConnectionSettings, connectionSettings, destinationOf, settingsOf } from "./settings.ts";

/** A connection as it may be shown: never a secret, only whether there is one. */
export interface ConnectionView {
  id: string;
  name: string;
  provider: Provider;
  settings: ConnectionSettings;
  hasKey: boolean;
  maxConcurrency: number | null;
  /** The demo: cannot be changed or deleted. */
  builtIn: boolean;
  createdAt: Date;
  updatedAt: Date;
}

export interface ConnectionUse {
  drafts: number;
  /** Queued, running or paused: they need it. */
  active: number;
  ended: number;
}

const DEMO_ID = "00000000-0000-7000-8000-00000000de30";
const ACTIVE: GenerationStatus[] = ["queued", "running", "paused"];

/** All connections, by name; everyone who is signed in may see and use them. */
export async function listConnections(_actor: Actor): Promise<ConnectionView[]> {
  await ensureDemoConnection();
  const rows = await database().connection.findMany({ orderBy: [{ name: "asc" }, { id: "asc" }] });
  return rows.map(viewOf);
}

const BY_NAME = { name: "name", kind: "text" } as const;

/** The connections behind a cursor, by name, and the cursor behind them; null at the end. @throws AppError `bad-input:cursor` */
export async function listConnectionsAfter(
  _actor: Actor,
  page: { cursor?: string | undefined; limit: number },
): Promise<{ data: ConnectionView[]; next: string | null }> {
  await ensureDemoConnection();
  const { where, orderBy, take, toPage } = cursorPage(BY_NAME, { ...page, sort: "name", direction: "asc" });
  const { lines, next } = toPage(await database().connection.findMany({ where, orderBy, take }), ({ name }) => name);
  return { data: lines.map(viewOf), next };
}

/** @throws AppError `not-found:connection` */
export async function getConnection(_actor: Actor, id: string): Promise<ConnectionView> {
  return viewOf(await findConnection(id));
}

/** @throws AppError `forbidden:connection` for members, `bad-input:connection` for a missing key */
export async function createConnection(actor: Actor, input: ConnectionInput): Promise<ConnectionView> {
  mustBeOwner(actor);
  const id = randomUUID();
  const secrets = mergeSecrets(input, {});
  const { name, provider, maxConcurrency } = input;
  const data = { id, name, provider, maxConcurrency, ...stored(id, input, secrets) };
  return transact(async (transaction) => {
    const row = await transaction.connection.create({ data });
    await recordEvent(actor, { action: "connection-saved", subject: subjectOf(row), details: { new: true } }, transaction);
    return viewOf(row);
  });
}

/** The two columns that hold a connection: what may be shown, and the rest. */
function stored(id: string, input: ConnectionInput, secrets: ConnectionSecrets) {
  return { settings: settingsOf(input, secrets.apiKey !== undefined), sealedSecrets: sealSecrets(id, secrets) };
}

/**
 * Changes a connection; a secret that is left empty stays, unless it would now be sent to another address.
 * What was learnt of its models is forgotten.
 */
export async function updateConnection(actor: Actor, id: string, input: ConnectionInput): Promise<ConnectionView> {
  mustBeOwner(actor);
  const row = await findConnection(id);
  mustNotBeBuiltIn(row);
  const secrets = mergedSecrets(row, input);
  const { name, maxConcurrency } = input;
  return transact(async (transaction) => {
    const changed = await transaction.connection.update({ where: { id }, data: { name, maxConcurrency, ...stored(id, input, secrets) } });
    await transaction.modelProfile.deleteMany({ where: { connectionId: id } });
    await recordEvent(actor, { action: "connection-saved", subject: subjectOf(changed) }, transaction);
    return viewOf(changed);
  });
}

/** The secrets that a changed connection would have. */
export function mergedSecrets(row: Connection, input: ConnectionInput): ConnectionSecrets {
  const settings = connectionSettings.parse(row.settings);
  if (settings.provider !== input.provider)
    throw new AppError("bad-input:connection", "A connection's provider cannot be changed: make a new connection.", { field: "provider" });
  const known = readableSecrets(row);
  const staysThere = destinationOf(settings) === destinationOf(input);
  if (staysThere || Object.keys(known).length === 0) return mergeSecrets(input, known);
  try {
    return mergeSecrets(input, {});
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const message = "The address has changed, so the stored keys and header values must be entered again.";
    throw new AppError("bad-input:connection", message, { ...(error.field ? { field: error.field } : {}) });
  }
}

/** Secrets that cannot be opened any more count as none, so that they can be entered again. */
function readableSecrets(row: Connection): ConnectionSecrets {
  try {
    return openSecrets(row.id, row.sealedSecrets);
  } catch (error) {
    if (error instanceof AppError && error.code === "internal:secrets") return {};
    throw error;
  }
}

/** What would be touched if it were deleted. */
export async function connectionUse(actor: Actor, id: string): Promise<ConnectionUse> {
  mustBeOwner(actor);
  const row = await findConnection(id);
  const groups = await database().generation.groupBy({ by: ["status"], where: { connectionId: row.id }, _count: true });
  const count = (matches: (status: string) => boolean) =>
    groups.filter(({ status }) => matches(status)).reduce((sum, group) => sum + group._count, 0);
  const isActive = (status: string) => ACTIVE.some((active) => active === status);
  return {
    drafts: count((status) => status === "draft"),
    active: count(isActive),
    ended: count((status) => status !== "draft" && !isActive(status)),
  };
}

/**
 * Deletes a connection and says what used it: drafts must choose another, ended generations keep their rows.
 * @throws AppError `conflict:connection` while generations need it
 */
export async function deleteConnection(actor: Actor, id: string): Promise<ConnectionUse> {
  mustBeOwner(actor);
  const row = await findConnection(id);
  mustNotBeBuiltIn(row);
  const use = await connectionUse(actor, id);
  // The condition stands in the deletion itself: what started since it was counted is seen too.
  const unused = { id, generations: { none: { status: { in: ACTIVE } } } };
  const deleted = await transact(async (transaction) => {
    const { count } = await transaction.connection.deleteMany({ where: unused });
    if (count > 0) await recordEvent(actor, { action: "connection-removed", subject: subjectOf(row) }, transaction);
    return count > 0;
  });
  if (!deleted) {
    const { active } = await connectionUse(actor, id);
    const which = active === 1 ? "One generation needs" : `${active} generations need`;
    throw new AppError("conflict:connection", `${which} this connection now: let them end or cancel them, then delete it.`);
  }
  forgetProvider(id);
  return use;
}

/** The built-in demo's connection, made at the first call. */
export async function ensureDemoConnection(): Promise<Connection> {
  const known = await database().connection.findUnique({ where: { id: DEMO_ID } });
  if (known) return known;
  const settings: ConnectionSettings = { provider: "demo" };
  await database().connection.createMany({
    data: [{ id: DEMO_ID, name: "Built-in demo", provider: "demo", settings }],
    skipDuplicates: true,
  });
  return findConnection(DEMO_ID);
}

/** @throws AppError `not-found:connection` */
export async function findConnection(id: string): Promise<Connection> {
  const row = isUuid(id) ? await database().connection.findUnique({ where: { id } }) : null;
  if (!row) throw new AppError("not-found:connection", "This connection does not exist any more: choose another.");
  return row;
}

const subjectOf = ({ id, name }: Connection) => ({ type: "connection", id, name }) as const;

function viewOf(row: Connection): ConnectionView {
  const { id, name, maxConcurrency, createdAt, updatedAt } = row;
  const settings = connectionSettings.parse(row.settings);
  return {
    ...{ id, name, provider: settings.provider, settings, maxConcurrency, createdAt, updatedAt },
    hasKey: settings.provider === "bedrock" ? settings.credentials === "keys" : settings.provider === "openai" && settings.hasKey,
    builtIn: id === DEMO_ID,
  };
}

export function mustBeOwner(actor: Actor): void {
  if (actor.role !== "owner")
    throw new AppError("forbidden:connection", "Only owners of this studio can change connections: ask one of them.");
}

function mustNotBeBuiltIn(row: Connection): void {
  if (row.id === DEMO_ID) throw new AppError("forbidden:connection", "The built-in demo cannot be changed or deleted.");
}
