import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageUser } from "@/app/server.ts";
import { BedrockForm } from "@/components/connections/bedrock-form.tsx";
import { OpenAiForm } from "@/components/connections/openai-form.tsx";
import { ProviderChoice } from "@/components/connections/provider-choice.tsx";
import { BackLink } from "@/components/ui/back-link.tsx";
import { Page } from "@/components/ui/page.tsx";
import { PRESET_IDS } from "@/lib/connections/presets.ts";
import { saveConnection, testTyped } from "../actions.ts";

export const metadata: Metadata = { title: "Add connection" };

const ACTIONS = { save: saveConnection, test: testTyped };

export default async function NewConnectionPage({ searchParams }: PageProps<"/settings/connections/new">) {
  const user = await pageUser();
  if (user.role !== "owner") notFound();
  const { provider, preset } = await searchParams;
  const chosen = PRESET_IDS.find((id) => id === preset) ?? "openai";
  if (provider === "bedrock")
    return (
      <Page
        title="Connect AWS Bedrock"
        description="Models on Amazon Bedrock, in your own AWS account."
        back={<BackLink href="/settings/connections" label="All connections" />}
      >
        <BedrockForm actions={ACTIONS} />
      </Page>
    );
  if (provider === "openai")
    return (
      <Page
        title="Connect an OpenAI-compatible endpoint"
        description="Any model server that understands OpenAI’s chat completions, on the internet or in your own network."
        back={<BackLink href="/settings/connections" label="All connections" />}
      >
        <OpenAiForm key={chosen} preset={chosen} actions={ACTIONS} />
      </Page>
    );
  return (
    <Page
      title="Add connection"
      description="Where does your model run?"
      back={<BackLink href="/settings/connections" label="All connections" />}
    >
      <ProviderChoice />
    </Page>
  );
}
