import type { Metadata } from "next";
import { PromptStep } from "@/components/wizard/prompt/prompt-step.tsx";
import { wizardDraft } from "../wizard-draft.ts";

export const metadata: Metadata = { title: "Prompt and seeds" };

export default async function PromptPage({ params }: { params: Promise<{ id: string }> }) {
  await wizardDraft((await params).id);
  return <PromptStep />;
}
