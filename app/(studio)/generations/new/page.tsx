import { ArrowRight } from "lucide-react";
import type { Metadata } from "next";
import { pageChanger } from "@/app/server.ts";
import { Button } from "@/components/ui/button.tsx";
import { Page } from "@/components/ui/page.tsx";
import { RadioCard, RadioCards } from "@/components/wizard/shared/radio-card.tsx";
import { TEMPLATES } from "@/lib/templates/index.ts";
import { TEMPLATE_NAMES } from "@/lib/templates/names.ts";
import { listSavedTemplates } from "@/lib/templates/saved-templates.ts";
import { createDatasetAction } from "./actions.ts";

export const metadata: Metadata = { title: "New dataset" };

/** Looking at this page creates nothing; only the button does. */
export default async function NewGenerationPage() {
  const own = await listSavedTemplates(await pageChanger());
  return (
    <Page title="New dataset" description="Choose what to start from. Everything in it can be changed, and each step is saved as you go.">
      <form action={createDatasetAction} className="flex flex-col items-start gap-6">
        <RadioCards legend="Template" hint="It fills prompt, seeds and examples with something that works.">
          {TEMPLATES.map(({ id, name, description }, index) => (
            <RadioCard key={id} group="template" value={id} title={name} description={description} defaultChecked={index === 0} />
          ))}
        </RadioCards>
        {own.length > 0 && (
          <RadioCards legend="Your own and shared templates">
            {own.map(({ id, name, description, template, owner, mine }) => (
              <RadioCard
                key={id}
                group="template"
                value={id}
                title={name}
                description={description || `Made from “${TEMPLATE_NAMES[template]}”${mine ? "" : ` by ${owner}`}.`}
              />
            ))}
          </RadioCards>
        )}
        <Button type="submit" variant="primary">
          Create dataset <ArrowRight aria-hidden />
        </Button>
      </form>
    </Page>
  );
}
