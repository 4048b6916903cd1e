import type { Metadata } from "next";
import { currentUser } from "@/app/session.ts";
import { AccountForm } from "@/components/accounts/account-form.tsx";
import { AuthCard } from "@/components/accounts/auth-card.tsx";
import { ButtonLink } from "@/components/ui/button.tsx";
import type { Role } from "@/lib/accounts/actor.ts";
import { findInvitation } from "@/lib/accounts/invitations.ts";
import { AppError } from "@/lib/errors.ts";
import { join } from "./actions.ts";

// The address holds the token: it goes to no other site.
export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };

const WHAT_FOR: Record<Role, string> = {
  owner: "to make datasets here, as an owner of this studio",
  member: "to make datasets here",
  viewer: "to look at the datasets that are made here",
};

export default async function InvitePage({ params }: PageProps<"/invite/[token]">) {
  const { token } = await params;
  const user = await currentUser();
  if (user)
    return (
      <AuthCard
        title="You are signed in already"
        description={`This browser is signed in as ${user.email}. To make another account, sign out first and open the link again.`}
      >
        <div className="flex flex-wrap gap-2">
          <ButtonLink variant="primary" href="/">
            Open Seedloom
          </ButtonLink>
          <ButtonLink href="/sign-out">Sign out</ButtonLink>
        </div>
      </AuthCard>
    );
  const invitation = await findInvitation(token).catch((error: unknown) => {
    if (error instanceof AppError) return error;
    throw error;
  });
  if (invitation instanceof AppError)
    return (
      <AuthCard title="This link does not work" description={invitation.message}>
        <ButtonLink href="/sign-in">Sign in</ButtonLink>
      </AuthCard>
    );
  const { email, role, invitedBy } = invitation;
  return (
    <AuthCard title="Join Seedloom" description={`${invitedBy} invites you ${WHAT_FOR[role]}. Create your account.`}>
      <AccountForm create={join.bind(null, token)} email={email ?? undefined} />
    </AuthCard>
  );
}
