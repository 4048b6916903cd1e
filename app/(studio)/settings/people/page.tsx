import type { Metadata } from "next";
import { load, pageUser } from "@/app/server.ts";
import { InviteForm } from "@/components/accounts/invite-form.tsx";
import { PendingInvitations } from "@/components/accounts/pending-invitations.tsx";
import { PeopleTable } from "@/components/accounts/people-table.tsx";
import { TeamList } from "@/components/accounts/team-list.tsx";
import { Card, CardBody, CardHeader } from "@/components/ui/card.tsx";
import { Page } from "@/components/ui/page.tsx";
import { listInvitations } from "@/lib/accounts/invitations.ts";
import { listPeople } from "@/lib/accounts/people.ts";
import { listTeams } from "@/lib/accounts/teams.ts";
import {
  createTeamAction,
  deleteTeamAction,
  invite,
  removePerson,
  renameTeamAction,
  revokeInvitation,
  setRole,
  setTeamAction,
} from "./actions.ts";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage() {
  const user = await pageUser();
  const [people, teams, invitations] = await load(Promise.all([listPeople(user), listTeams(user), listInvitations(user)]));
  const now = new Date();
  return (
    <Page
      title="People"
      description="Members see and change what their team makes, or only their own without a team. Viewers see it and change nothing. Owners see everyone's, and look after people and connections."
    >
      <PeopleTable people={people} teams={teams} you={user.id} now={now} setRole={setRole} setTeam={setTeamAction} remove={removePerson} />
      <Card>
        <CardHeader
          title="Teams"
          description="What one person of a team makes, all of them see, and members change: generations, evaluations, workflows, files, templates and rubrics."
        />
        <CardBody>
          <TeamList teams={teams} actions={{ create: createTeamAction, rename: renameTeamAction, remove: deleteTeamAction }} />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title="Invite someone" description="You get a link to send them. It works once, for 7 days." />
        <CardBody>
          <InviteForm teams={teams} invite={invite} />
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
