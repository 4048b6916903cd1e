import type { Metadata } from "next";
import { RubricForm } from "@/components/evaluations/rubric/rubric-form.tsx";
import { BackLink } from "@/components/ui/back-link.tsx";
import { Page } from "@/components/ui/page.tsx";
import { RUBRIC_LIMITS } from "@/lib/evaluation/rubric-form.ts";
import { listRubrics } from "@/lib/evaluation/rubrics.ts";
import { pageChanger } from "../../../../server.ts";
import { saveRubricAction } from "../actions.ts";

export const metadata: Metadata = { title: "New rubric" };

const COPY = " (copy)";

const EMPTY = {
  ...{ name: "", description: "", shared: false },
  content: {
    criteria: [{ name: "", question: "", levels: [1, 2, 3, 4, 5].map((score) => ({ score, meaning: "" })) }],
    examples: [],
  },
};

/** A rubric from nothing, or a copy of the one that `from` names: a preset's id or a saved rubric's. */
export default async function NewRubricPage({ searchParams }: { searchParams: Promise<{ from?: string | string[] }> }) {
  const user = await pageChanger();
  const { from } = await searchParams;
  const { presets, saved } = await listRubrics(user);
  const copied = [...presets, ...saved].find(({ id }) => id === [from].flat()[0]);
  const initial = copied
    ? {
        name: `${copied.name.slice(0, RUBRIC_LIMITS.nameLength - COPY.length)}${COPY}`,
        description: copied.description.slice(0, RUBRIC_LIMITS.descriptionLength),
        ...{ shared: false, content: copied.content },
      }
    : EMPTY;
  return (
    <Page
      title={copied ? `Copy of “${copied.name}”` : "New rubric"}
      description={copied ? "Change what you like; the rubric that you copied stays as it is." : undefined}
      back={<BackLink href="/evaluations/rubrics" label="All rubrics" />}
    >
      <RubricForm initial={initial} save={saveRubricAction} />
    </Page>
  );
}
