import { ArrowRight } from "lucide-react";
import type { Metadata } from "next";
import { pageUser } from "@/app/server.ts";
import { Button } from "@/components/ui/button.tsx";
import { Page } from "@/components/ui/page.tsx";
import { RadioCard, RadioCards } from "@/components/wizard/shared/radio-card.tsx";
import { TEMPLATES } from "@/lib/templates/index.ts";
import { createDatasetAction } from "./actions.ts";

export const metadata: Metadata = { title: "New dataset" };

/** Looking at this page creates nothing; only the button does. */
export default async function NewGenerationPage() {
  await pageUser();
  return (
    <Page title="New dataset" description="Choose what to start from. Everything in it can be changed, and each step is saved as you go.">
      <form action={createDatasetAction} className="flex flex-col items-start gap-6">
        <RadioCards legend="Template" hint="It fills prompt, seeds and examples with something that works.">
          {TEMPLATES.map(({ id, name, description }, index) => (
            <RadioCard key={id} group="template" value={id} title={name} description={description} defaultChecked={index === 0} />
          ))}
        </RadioCards>
        <Button type="submit" variant="primary">
          Create dataset <ArrowRight aria-hidden />
        </Button>
      </form>
    </Page>
  );
}
