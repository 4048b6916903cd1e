import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { load, pageUser } from "@/app/server.ts";
import { BedrockForm } from "@/components/connections/bedrock-form.tsx";
import { DeleteConnection } from "@/components/connections/delete-connection.tsx";
import { LearntModels } from "@/components/connections/learnt-models.tsx";
import { OpenAiForm } from "@/components/connections/openai-form.tsx";
import { BackLink } from "@/components/ui/back-link.tsx";
import { Page } from "@/components/ui/page.tsx";
import { connectionUse, getConnection } from "@/lib/connections/connections.ts";
import { listLearntModels } from "@/lib/connections/learnt-models.ts";
import { forgetLearnt, removeConnection, saveConnection, testTyped } from "../actions.ts";

export const metadata: Metadata = { title: "Edit connection" };

const ACTIONS = { save: saveConnection, test: testTyped };

export default async function ConnectionPage({ params }: PageProps<"/settings/connections/[id]">) {
  const user = await pageUser();
  if (user.role !== "owner") notFound();
  const { id } = await params;
  const { name, maxConcurrency, settings } = await load(getConnection(user, id));
  // The built-in demo has nothing to change.
  if (settings.provider === "demo") notFound();
  const [use, learnt] = await Promise.all([load(connectionUse(user, id)), load(listLearntModels(user, id))]);
  return (
    <Page
      title={name}
      description="Changes hold for every request from now on, also of generations that are running."
      back={<BackLink href="/settings/connections" label="All connections" />}
      actions={<DeleteConnection id={id} name={name} use={use} remove={removeConnection} />}
    >
      {settings.provider === "bedrock" ? (
        <BedrockForm stored={{ id, name, maxConcurrency, settings }} actions={ACTIONS} />
      ) : (
        <OpenAiForm preset={settings.preset} stored={{ id, name, maxConcurrency, settings }} actions={ACTIONS} />
      )}
      <LearntModels id={id} models={learnt} forget={forgetLearnt} />
    </Page>
  );
}
