import type { Metadata } from "next";
import { pageUser } from "@/app/server.ts";
import { HubAccountForm } from "@/components/hub/account-form.tsx";
import { StoredAccount } from "@/components/hub/stored-account.tsx";
import { ViewerNote } from "@/components/shell/viewer-note.tsx";
import { Card, CardBody, CardHeader } from "@/components/ui/card.tsx";
import { Page } from "@/components/ui/page.tsx";
import { canChange } from "@/lib/accounts/actor.ts";
import { getHubAccount } from "@/lib/hub/account.ts";
import { removeHubAccountAction, saveHubAccountAction, testHubAccountAction } from "./actions.ts";

export const metadata: Metadata = { title: "Hugging Face" };

export default async function HubPage() {
  const user = await pageUser();
  const account = await getHubAccount(user);
  return (
    <Page title="Hugging Face" description="With a token of your own, datasets go from their export page straight to the Hugging Face Hub.">
      {!canChange(user) && <ViewerNote />}
      {account && (
        <Card>
          <CardHeader title="Your account" />
          <CardBody>
            <StoredAccount account={account} test={testHubAccountAction} remove={removeHubAccountAction} />
          </CardBody>
        </Card>
      )}
      {canChange(user) && (
        <Card>
          <CardHeader
            title={account ? "Change it" : "Your token"}
            description="It stays encrypted on this server, is used for your pushes only, and is never shown again."
          />
          <CardBody>
            {/* Begins anew when an account was saved or removed. */}
            <HubAccountForm
              key={account?.updatedAt.getTime() ?? 0}
              stored={account}
              mayChooseHub={user.role === "owner"}
              save={saveHubAccountAction}
            />
          </CardBody>
        </Card>
      )}
    </Page>
  );
}
