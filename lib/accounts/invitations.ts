import { createHash, randomBytes } from "node:crypto";
import { recordEvent } from "../audit/record-event.ts";
import { database, type Transaction } from "../db/client.ts";
import type { Invitation } from "../db/generated/client.ts";
import { transact } from "../db/transaction.ts";
import { AppError } from "../errors.ts";
import type { Actor, Role } from "./actor.ts";
import type { AccountForm } from "./forms.ts";
import { hashPassword } from "./passwords.ts";
import { requireOwner } from "./people.ts";
import { toRole } from "./sessions.ts";
import { findTeam } from "./teams.ts";
import { insertUser, lockAccounts } from "./users.ts";

/** How long a link works, in milliseconds: 7 days. */
const LIFETIME = 7 * 86_400_000;
const TOKEN_BYTES = 32;

export interface PendingInvitation {
  id: string;
  email: string | null;
  role: Role;
  /** The team’s name that they join; null for none. */
  team: string | null;
  invitedBy: string;
  expiresAt: Date;
}

/**
 * Makes a link by which one person can make an account. The token is told once and stored only as its hash. Owners only.
 * @param options.email null when whoever has the link may use an address of their own.
 * @param options.teamId the team that they join; null for none.
 * @throws AppError `conflict:account` when that address has an account; `not-found:team`.
 */
export async function createInvitation(
  actor: Actor,
  { email, role, teamId = null }: { email: string | null; role: Role; teamId?: string | null },
  now = new Date(),
): Promise<{ id: string; token: string }> {
  requireOwner(actor);
  if (email && (await database().user.findUnique({ where: { email } })))
    throw new AppError("conflict:account", `There is an account for ${email} already.`, { field: "email" });
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  const expiresAt = new Date(now.getTime() + LIFETIME);
  return transact(async (transaction) => {
    const team = teamId === null ? null : await findTeam(transaction, teamId);
    const data = { tokenHash: hashToken(token), email, role, teamId, createdById: actor.id, createdAt: now, expiresAt };
    const { id } = await transaction.invitation.create({ data, select: { id: true } });
    const subject = { type: "invitation", id, name: email ?? "" } as const;
    await recordEvent(actor, { action: "person-invited", subject, details: { role, team: team?.name ?? null } }, transaction);
    return { id, token };
  });
}

/** Links that still work, the newest first. Owners only. */
export async function listInvitations(actor: Actor, now = new Date()): Promise<PendingInvitation[]> {
  requireOwner(actor);
  const invitations = await database().invitation.findMany({
    where: { acceptedAt: null, expiresAt: { gt: now } },
    include: { createdBy: { select: { name: true } }, team: { select: { name: true } } },
    orderBy: { id: "desc" },
  });
  return invitations.map(({ id, email, role, team, createdBy, expiresAt }) => ({
    id,
    email,
    role: toRole(role),
    team: team?.name ?? null,
    invitedBy: createdBy.name,
    expiresAt,
  }));
}

/** Makes a link that was not used yet useless. Owners only. @throws AppError `not-found:invitation` */
export async function revokeInvitation(actor: Actor, { id }: { id: string }): Promise<void> {
  requireOwner(actor);
  await transact(async (transaction) => {
    const invitation = await transaction.invitation.findUnique({ where: { id }, select: { email: true } });
    const { count } = await transaction.invitation.deleteMany({ where: { id, acceptedAt: null } });
    if (count === 0) throw new AppError("not-found:invitation", "This invitation was used or withdrawn already.");
    const subject = { type: "invitation", id, name: invitation?.email ?? "" } as const;
    await recordEvent(actor, { action: "invitation-revoked", subject }, transaction);
  });
}

/**
 * The invitation of a link.
 * @throws AppError `not-found:invitation` that says whether it was used, has expired, or does not exist.
 */
export async function findInvitation(token: string, now = new Date()): Promise<{ email: string | null; role: Role; invitedBy: string }> {
  const { email, role, createdBy } = await database().$transaction((tx) => readInvitation(tx, token, now));
  return { email, role: toRole(role), invitedBy: createdBy.name };
}

/** Makes the account that an invitation is for; the link works once, also when two people use it at the same moment. */
export async function acceptInvitation(token: string, form: AccountForm, now = new Date()): Promise<{ id: string }> {
  await findInvitation(token, now);
  const passwordHash = await hashPassword(form.password);
  return database().$transaction(async (tx) => {
    await lockAccounts(tx);
    const invitation = await readInvitation(tx, token, now);
    if (invitation.email && invitation.email !== form.email)
      throw new AppError("bad-input:account", `This invitation is for ${invitation.email}.`, { field: "email" });
    await tx.invitation.update({ where: { id: invitation.id }, data: { acceptedAt: now } });
    const { teamId } = invitation;
    return insertUser(tx, { email: form.email, name: form.name, role: toRole(invitation.role), teamId, passwordHash });
  });
}

async function readInvitation(tx: Transaction, token: string, now: Date): Promise<Invitation & { createdBy: { name: string } }> {
  const invitation = await tx.invitation.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { createdBy: { select: { name: true } } },
  });
  const refuse = (reason: string) => new AppError("not-found:invitation", `${reason} Ask the owner who sent it for a new one.`);
  if (!invitation) throw refuse("This invitation does not exist: it was withdrawn, or the link was not copied whole.");
  if (invitation.acceptedAt) throw refuse("This invitation was used already. If it was you, sign in.");
  if (invitation.expiresAt <= now) throw refuse("This invitation has expired: links work for 7 days.");
  return invitation;
}

const hashToken = (token: string) => createHash("sha256").update(token).digest("hex");
