import { Copy } from "lucide-react";
import type { Metadata } from "next";
import { cache } from "react";
import { CriteriaView } from "@/components/evaluations/rubric/criteria-view.tsx";
import { RubricForm } from "@/components/evaluations/rubric/rubric-form.tsx";
import { ForChangers } from "@/components/shell/may-change.tsx";
import { BackLink } from "@/components/ui/back-link.tsx";
import { ButtonLink } from "@/components/ui/button.tsx";
import { Page } from "@/components/ui/page.tsx";
import { getRubric } from "@/lib/evaluation/rubrics.ts";
import { load, pageUser } from "../../../../server.ts";
import { saveRubricAction } from "../actions.ts";

interface RubricPageProps {
  params: Promise<{ id: string }>;
}

const findRubric = cache(async (id: string) => load(getRubric(await pageUser(), id)));

export async function generateMetadata({ params }: RubricPageProps): Promise<Metadata> {
  return { title: (await findRubric((await params).id)).name };
}

export default async function RubricPage({ params }: RubricPageProps) {
  const { id, name, description, shared, version, mine, ownerName, content } = await findRubric((await params).id);
  const copy = (
    <ForChangers>
      <ButtonLink href={`/evaluations/rubrics/new?from=${id}`}>
        <Copy aria-hidden /> Copy and edit
      </ButtonLink>
    </ForChangers>
  );
  return (
    <Page
      title={name}
      description={mine ? "Evaluations that were made with an earlier version keep it." : `A rubric of ${ownerName}. Copy it to change it.`}
      back={<BackLink href="/evaluations/rubrics" label="All rubrics" />}
      actions={copy}
    >
      {mine ? (
        <RubricForm saved={{ id, version }} initial={{ name, description, shared, content }} save={saveRubricAction} />
      ) : (
        <>
          {description && <p>{description}</p>}
          <CriteriaView content={content} />
        </>
      )}
    </Page>
  );
}
