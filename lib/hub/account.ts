import type { Actor } from "../accounts/actor.ts";
import { database } from "../db/client.ts";
import type { HubAccount } from "../db/generated/client.ts";
import { AppError } from "../errors.ts";
import { open, seal } from "../secrets.ts";
import { DEFAULT_HUB, type HubAccountForm } from "./account-form.ts";
import { HubError, toAppError } from "./hub-error.ts";
import { askWhoAmI, type HubIdentity } from "./who-am-i.ts";

/** A person's account on a hub as it may be shown: never the token. */
export interface HubAccountView {
  address: string;
  userName: string;
  updatedAt: Date;
}

const contextOf = (userId: string) => `hub-account:${userId}`;

/** The actor's own account; null when there is none. */
export async function getHubAccount(actor: Actor): Promise<HubAccountView | null> {
  const account = await findAccount(actor.id);
  return account && viewOf(account);
}

/**
 * Stores the actor's account after asking the hub whose token it is. An empty token keeps the stored one, unless it would
 * be sent to another address.
 * @throws AppError `forbidden:hub` for an address that the actor may not choose, `bad-input:hub` or `unavailable:hub` with what the hub said
 */
export async function saveHubAccount(actor: Actor, form: HubAccountForm): Promise<HubAccountView & HubIdentity> {
  await mustBeAllowed(actor, form.address);
  const stored = await findAccount(actor.id);
  const token = form.token || storedToken(stored, form.address);
  const identity = await ask(form.address, token);
  const data = { address: form.address, userName: identity.userName, sealedToken: seal(token, contextOf(actor.id)) };
  const account = await database().hubAccount.upsert({ where: { userId: actor.id }, create: { userId: actor.id, ...data }, update: data });
  return { ...viewOf(account), ...identity };
}

/** Asks the hub again who the stored token belongs to. @throws AppError `not-found:hub`, `bad-input:hub`, `unavailable:hub` */
export async function testHubAccount(actor: Actor): Promise<HubAccountView & HubIdentity> {
  const { account, token } = await openHubAccount(actor.id);
  return { ...viewOf(account), ...(await ask(account.address, token)) };
}

/** Erases the actor's account and its token. Datasets that were sent stay on the hub. */
export async function removeHubAccount(actor: Actor): Promise<void> {
  await database().hubAccount.deleteMany({ where: { userId: actor.id } });
}

/** A person's account with its token, for a push. @throws AppError `not-found:hub` when it was removed */
export async function openHubAccount(userId: string): Promise<{ account: HubAccount; token: string }> {
  const account = await findAccount(userId);
  if (!account)
    throw new AppError("not-found:hub", "There is no Hugging Face account any more: enter a token in Settings under Hugging Face.");
  return { account, token: open(account.sealedToken, contextOf(userId)) };
}

const findAccount = (userId: string) => database().hubAccount.findUnique({ where: { userId } });

const viewOf = ({ address, userName, updatedAt }: HubAccount): HubAccountView => ({ address, userName, updatedAt });

function storedToken(account: HubAccount | null, address: string): string {
  const missing = (message: string) => new AppError("bad-input:hub", message, { field: "token" });
  if (!account) throw missing("Enter the token.");
  if (new URL(account.address).origin !== new URL(address).origin)
    throw missing("The address has changed, so the token must be entered again.");
  try {
    return open(account.sealedToken, contextOf(account.userId));
  } catch (error) {
    if (error instanceof AppError && error.code === "internal:secrets")
      throw missing("The stored token cannot be opened any more: enter it again.");
    throw error;
  }
}

/**
 * As with connections, only owners say which addresses this server calls: members take the public hub, or one that an
 * owner uses.
 */
async function mustBeAllowed(actor: Actor, address: string): Promise<void> {
  if (actor.role === "owner" || address === DEFAULT_HUB) return;
  const used = await database().hubAccount.count({ where: { address, user: { role: "owner" } } });
  if (used === 0)
    throw new AppError(
      "forbidden:hub",
      `Only owners of this studio choose another hub than ${DEFAULT_HUB}: ask one of them to use it first.`,
      {
        field: "address",
      },
    );
}

async function ask(address: string, token: string): Promise<HubIdentity> {
  try {
    return await askWhoAmI(address, token);
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    const atToken = error.status === 401 || error.status === 403;
    throw atToken ? new AppError("bad-input:hub", error.message, { field: "token", cause: error }) : toAppError(error);
  }
}
