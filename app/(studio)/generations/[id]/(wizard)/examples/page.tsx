import type { Metadata } from "next";
import { ExamplesStep } from "@/components/wizard/examples/examples-step.tsx";
import { wizardDraft } from "../wizard-draft.ts";

export const metadata: Metadata = { title: "Examples" };

export default async function ExamplesPage({ params }: { params: Promise<{ id: string }> }) {
  await wizardDraft((await params).id);
  return <ExamplesStep />;
}
