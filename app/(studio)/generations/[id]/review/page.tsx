import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { cache } from "react";
import { ReviewScreen } from "@/components/review/review-screen.tsx";
import { QueryProvider } from "@/components/shell/query-provider.tsx";
import { BackLink } from "@/components/ui/back-link.tsx";
import { Page } from "@/components/ui/page.tsx";
import { getGeneration, getProgress } from "@/lib/generation/progress.ts";
import { storedShapeOf } from "@/lib/generation/row-fields.ts";
import { readFilterChoices } from "@/lib/review/read-choices.ts";
import { inputsOf } from "@/lib/sources/inputs.ts";
import { load, pageUser } from "../../../../server.ts";

interface ReviewPageProps {
  params: Promise<{ id: string }>;
}

const findGeneration = cache(async (id: string) => load(getGeneration(await pageUser(), id)));

export async function generateMetadata({ params }: ReviewPageProps): Promise<Metadata> {
  return { title: `Review · ${(await findGeneration((await params).id)).name}` };
}

export default async function ReviewPage({ params }: ReviewPageProps) {
  const user = await pageUser();
  const { id, name, status, config } = await findGeneration((await params).id);
  if (status === "draft") redirect(`/generations/${id}/configure`);
  const [progress, choices] = await Promise.all([load(getProgress(user, id)), load(readFilterChoices(user, id))]);
  return (
    <Page wide title="Review" back={<BackLink href={`/generations/${id}`} label={name} />}>
      <QueryProvider>
        <ReviewScreen
          dataset={{
            ...{ id, name, status, choices, shape: storedShapeOf(config), inputs: inputsOf(config.configure) },
            ...{ accepted: progress.accepted, refused: progress.duplicates },
            seeds: progress.seeds.map(({ id: seed, text }) => ({ id: seed, text })),
          }}
        />
      </QueryProvider>
    </Page>
  );
}
