import { recordEvent } from "../audit/record-event.ts";
import { database, type Transaction } from "../db/client.ts";
import type { User } from "../db/generated/client.ts";
import { AppError } from "../errors.ts";
import type { Role } from "./actor.ts";
import { type AccountForm, accountSchema, emailSchema, passwordSchema, roleSchema } from "./forms.ts";
import { hashPassword } from "./passwords.ts";

export interface NewUser {
  email: string;
  /** Without one, what stands before the @. */
  name?: string;
  password: string;
  role: Role;
}

/**
 * Makes an account. For the admin command and other callers that need no permission; people come by setup or invitation.
 * @throws AppError `bad-input:account` naming the field, `conflict:account` when the address has an account.
 */
export async function createUser({ email, name, password, role }: NewUser): Promise<{ id: string }> {
  const address = check(emailSchema, email, "email");
  const account = { email: address, name: name?.trim() || nameFrom(address), password: check(passwordSchema, password, "password") };
  const checkedRole = check(roleSchema, role, "role");
  const passwordHash = await hashPassword(account.password);
  return database().$transaction(async (tx) => {
    await lockAccounts(tx);
    return insertUser(tx, { ...account, role: checkedRole, passwordHash });
  });
}

/** Whether nobody has an account yet, so that the first visitor makes the owner's. */
export async function isFirstVisit(): Promise<boolean> {
  return (await database().user.findFirst({ select: { id: true } })) === null;
}

/**
 * Makes the owner's account of a new studio. Of two at once, one wins.
 * @throws AppError `conflict:setup` when there is any account.
 */
export async function createFirstOwner(form: AccountForm): Promise<{ id: string }> {
  const account = accountSchema.parse(form);
  // Before the costly hash, for anybody may call this.
  if (!(await isFirstVisit())) throw alreadySetUp();
  const passwordHash = await hashPassword(account.password);
  return database().$transaction(async (tx) => {
    await lockAccounts(tx);
    if ((await tx.user.count()) > 0) throw alreadySetUp();
    return insertUser(tx, { ...account, role: "owner", passwordHash });
  });
}

const alreadySetUp = () => new AppError("conflict:setup", "This studio is set up already. Sign in, or ask its owner for an invitation.");

/** Holds back every other change of accounts until this transaction ends: rules such as “never the last owner” need it. */
export async function lockAccounts(tx: Transaction): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('seedloom:accounts'))`;
}

/** Adds a row; call `lockAccounts` before. */
export async function insertUser(
  tx: Transaction,
  user: Pick<User, "email" | "name" | "role"> & { passwordHash?: string; oidcSubject?: string; teamId?: string | null },
): Promise<{ id: string }> {
  const { email, name, role, passwordHash = null, oidcSubject = null, teamId = null } = user;
  if (await tx.user.findUnique({ where: { email } }))
    throw new AppError("conflict:account", `There is an account for ${email} already. Sign in with it, or use another address.`, {
      field: "email",
    });
  const created = await tx.user.create({ data: { email, name, role, passwordHash, oidcSubject, teamId }, select: { id: true } });
  await recordEvent(created, { action: "person-joined", details: { role } }, tx);
  return created;
}

/** What stands before the @ of an address. */
const nameFrom = (email: string) => email.split("@", 1)[0] ?? email;

interface Checker<Value> {
  safeParse(value: unknown): { success: true; data: Value } | { success: false; error: { issues: { message: string }[] } };
}

function check<Value>(schema: Checker<Value>, value: unknown, field: string): Value {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new AppError("bad-input:account", result.error.issues[0]?.message ?? `The ${field} is wrong.`, { field });
}
