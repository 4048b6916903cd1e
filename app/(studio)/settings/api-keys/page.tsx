import { KeyRound } from "lucide-react";
import type { Metadata } from "next";
import { pageUser } from "@/app/server.ts";
import { KeyList } from "@/components/api-keys/key-list.tsx";
import { NewKey } from "@/components/api-keys/new-key.tsx";
import { ButtonLink } from "@/components/ui/button.tsx";
import { Card, CardBody, CardHeader } from "@/components/ui/card.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Page } from "@/components/ui/page.tsx";
import { listApiKeys } from "@/lib/api-keys/api-keys.ts";
import { mayHaveScope, SCOPES } from "@/lib/api-keys/scopes.ts";
import { createApiKeyAction, revokeApiKeyAction } from "./actions.ts";

export const metadata: Metadata = { title: "API keys" };

export default async function ApiKeysPage() {
  const user = await pageUser();
  const keys = await listApiKeys(user, true);
  const own = keys.filter(({ owner }) => owner.id === user.id);
  const others = keys.filter(({ owner }) => owner.id !== user.id);
  const now = new Date();
  const create = <NewKey scopes={SCOPES.filter((scope) => mayHaveScope(user.role, scope))} create={createApiKeyAction} />;
  return (
    <Page
      title="API keys"
      description="With a key, a program does over the API what you do here: it sees what you see, and makes what you make."
      // Always at one place: moved, it would close the window that shows the new key.
      actions={
        <>
          <ButtonLink href="/docs/api" variant="ghost">
            API reference
          </ButtonLink>
          {create}
        </>
      }
    >
      {own.length === 0 ? (
        <EmptyState icon={KeyRound} title="You have no API keys">
          Make one for each program that uses your studio, so that you can revoke it without stopping the others.
        </EmptyState>
      ) : (
        <KeyList label="Your API keys" keys={own} now={now} revoke={revokeApiKeyAction} />
      )}
      {others.length > 0 && (
        <Card>
          <CardHeader title="Other people’s keys" description="As an owner you see that they are there, and can revoke them." />
          <CardBody>
            <KeyList label="Other people’s API keys" keys={others} now={now} showOwner revoke={revokeApiKeyAction} />
          </CardBody>
        </Card>
      )}
    </Page>
  );
}
