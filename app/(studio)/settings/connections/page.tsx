import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { pageUser } from "@/app/server.ts";
import { ConnectionItem } from "@/components/connections/connection-item.tsx";
import { ButtonLink } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Page } from "@/components/ui/page.tsx";
import { connectionUse, listConnections } from "@/lib/connections/connections.ts";
import { removeConnection, testStored } from "./actions.ts";

export const metadata: Metadata = { title: "Connections" };

export default async function ConnectionsPage() {
  const user = await pageUser();
  const owner = user.role === "owner";
  const connections = await listConnections(user);
  const uses = await Promise.all(connections.map((connection) => (owner ? connectionUse(user, connection.id) : null)));
  const add = (
    <ButtonLink variant="primary" href="/settings/connections/new">
      <Plus aria-hidden /> Add connection
    </ButtonLink>
  );
  return (
    <Page
      title="Connections"
      description="A connection is the address of a model provider, and the key to it. Everyone in this studio can use every connection."
      actions={owner && add}
    >
      {!owner && (
        <Callout>
          Only owners add and change connections, because a connection holds a key that costs money. Ask one of them for another.
        </Callout>
      )}
      <ul className="flex flex-col gap-3">
        {connections.map((connection, index) => (
          <ConnectionItem
            key={connection.id}
            connection={connection}
            use={uses[index] ?? null}
            test={testStored}
            remove={owner ? removeConnection : undefined}
          />
        ))}
      </ul>
      {owner && connections.length === 1 && (
        <p className="text-soft">
          You are on the demo model. It writes canned text for trying the studio, not for training: add a connection to a real model when
          you are ready.
        </p>
      )}
    </Page>
  );
}
