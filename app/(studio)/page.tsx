import Link from "next/link";
import { CreateCard } from "@/components/home/create-card.tsx";
import { EvaluateCard } from "@/components/home/evaluate-card.tsx";
import { FourSteps } from "@/components/home/four-steps.tsx";
import { RecentGenerations } from "@/components/home/recent-generations.tsx";
import { ViewerNote } from "@/components/shell/viewer-note.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Card, CardBody, CardHeader } from "@/components/ui/card.tsx";
import { Page } from "@/components/ui/page.tsx";
import { canChange } from "@/lib/accounts/actor.ts";
import { listConnections } from "@/lib/connections/connections.ts";
import { listGenerations } from "@/lib/generation/list.ts";
import { pageUser } from "../server.ts";
import { createDatasetAction } from "./generations/new/actions.ts";

const RECENT = 5;

export default async function HomePage() {
  const user = await pageUser();
  const [{ items }, connections] = await Promise.all([
    listGenerations(user, { sort: "created", direction: "desc", page: 1, pageSize: RECENT }),
    listConnections(user),
  ]);
  const makes = canChange(user);
  const first = items.length === 0;
  const name = user.name || user.email;
  return (
    <Page
      title={first ? `Welcome to Seedloom, ${name}` : `Welcome back, ${name}`}
      description={makes ? "What would you like to make?" : "What was made lately."}
    >
      {makes ? (
        <>
          <CreateCard create={createDatasetAction} />
          <EvaluateCard ready={!first} />
        </>
      ) : (
        <ViewerNote />
      )}
      {makes && connections.every((connection) => connection.provider === "demo") && (
        <Callout title="You are on the demo model">
          It writes canned text, so that you can try every step without a key; it is not for training.{" "}
          {user.role === "owner" ? (
            <>
              <Link href="/settings/connections" prefetch={false} className="font-medium text-accent underline underline-offset-2">
                Add a connection
              </Link>{" "}
              to a real model when you are ready.
            </>
          ) : (
            "Ask an owner of this studio to add a connection to a real model."
          )}
        </Callout>
      )}
      {first ? (
        <Card>
          <CardHeader
            title="How it works"
            description="Four steps, each filled in for you where it can be. Nothing is lost if you leave half-way."
          />
          <CardBody>
            <FourSteps />
          </CardBody>
        </Card>
      ) : (
        <RecentGenerations items={items} now={new Date()} />
      )}
    </Page>
  );
}
