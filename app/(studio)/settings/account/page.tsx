import type { Metadata } from "next";
import { pageUser } from "@/app/server.ts";
import { NameForm } from "@/components/accounts/name-form.tsx";
import { PasswordForm } from "@/components/accounts/password-form.tsx";
import { SessionList } from "@/components/accounts/session-list.tsx";
import { Card, CardBody, CardHeader } from "@/components/ui/card.tsx";
import { Page } from "@/components/ui/page.tsx";
import { hasPassword } from "@/lib/accounts/profile.ts";
import { listSessions } from "@/lib/accounts/sessions.ts";
import { endOtherSessions, endSession, rename, setPassword } from "./actions.ts";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const user = await pageUser();
  const [sessions, protectedByPassword] = await Promise.all([listSessions(user), hasPassword(user)]);
  return (
    <Page title="Your account" description={`You sign in as ${user.email}.`}>
      <Card>
        <CardHeader title="Profile" />
        <CardBody>
          <NameForm name={user.name} rename={rename} />
        </CardBody>
      </Card>
      <Card>
        <CardHeader
          title="Password"
          description={
            protectedByPassword
              ? "A new password signs your other browsers out."
              : "You sign in by single sign-on. With a password you could sign in without it, too."
          }
        />
        <CardBody>
          <PasswordForm email={user.email} hasPassword={protectedByPassword} setPassword={setPassword} />
        </CardBody>
      </Card>
      <Card>
        <CardHeader
          title="Where you are signed in"
          description="End what you do not know, then change your password. Unused for 30 days, a browser is signed out by itself."
        />
        <CardBody>
          <SessionList sessions={sessions} here={user.sessionId} now={new Date()} end={endSession} endOthers={endOtherSessions} />
        </CardBody>
      </Card>
    </Page>
  );
}
