import type { Metadata } from "next";
import { load, pageUser } from "@/app/server.ts";
import { InviteForm } from "@/components/accounts/invite-form.tsx";
import { PendingInvitations } from "@/components/accounts/pending-invitations.tsx";
import { PeopleTable } from "@/components/accounts/people-table.tsx";
import { Card, CardBody, CardHeader } from "@/components/ui/card.tsx";
import { Page } from "@/components/ui/page.tsx";
import { listInvitations } from "@/lib/accounts/invitations.ts";
import { listPeople } from "@/lib/accounts/people.ts";
import { invite, removePerson, revokeInvitation, setRole } from "./actions.ts";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage() {
  const user = await pageUser();
  const [people, invitations] = await load(Promise.all([listPeople(user), listInvitations(user)]));
  const now = new Date();
  return (
    <Page
      title="People"
      description="Members see and change their own generations and files. Owners see everyone's, and look after people and connections."
    >
      <PeopleTable people={people} you={user.id} now={now} setRole={setRole} remove={removePerson} />
      <Card>
        <CardHeader title="Invite someone" description="You get a link to send them. It works once, for 7 days." />
        <CardBody>
          <InviteForm invite={invite} />
        </CardBody>
      </Card>
      {invitations.length > 0 && (
        <Card>
          <CardHeader
            title="Open invitations"
            description="Links that were not used yet. A link is shown only when it is made; withdraw one that was lost."
          />
          <CardBody>
            <PendingInvitations invitations={invitations} revoke={revokeInvitation} />
          </CardBody>
        </Card>
      )}
    </Page>
  );
}
