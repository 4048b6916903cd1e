import { LayoutTemplate } from "lucide-react";
import type { Metadata } from "next";
import { ForChangers } from "@/components/shell/may-change.tsx";
import { ImportTemplate } from "@/components/templates/import-template.tsx";
import { OwnTemplate } from "@/components/templates/own-template.tsx";
import { TemplateCard } from "@/components/templates/template-card.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Page } from "@/components/ui/page.tsx";
import { plural } from "@/lib/format.ts";
import { TEMPLATES } from "@/lib/templates/index.ts";
import { listSavedTemplates } from "@/lib/templates/saved-templates.ts";
import { pageUser } from "../../server.ts";
import { createDatasetAction } from "../generations/new/actions.ts";
import { deleteTemplateAction, importTemplateAction, updateTemplateAction } from "./actions.ts";

export const metadata: Metadata = { title: "Templates" };

const GRID = "grid gap-3 sm:grid-cols-2 lg:grid-cols-3";

export default async function TemplatesPage() {
  const user = await pageUser();
  const own = await listSavedTemplates(user);
  const actions = {
    ...{ update: updateTemplateAction, remove: deleteTemplateAction },
    ...{ importFile: importTemplateAction, begin: createDatasetAction },
  };
  return (
    <Page
      wide
      title="Templates"
      description="What a dataset can begin with: a prompt, seeds, examples and settings. Beginning with one changes nothing in it."
    >
      <section aria-labelledby="own-templates" className="flex flex-col gap-4">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h2 id="own-templates" className="font-semibold text-[0.9375rem]">
            Your own and shared ones
          </h2>
          <ForChangers>
            <ImportTemplate importFile={importTemplateAction} />
          </ForChangers>
        </div>
        {own.length === 0 ? (
          <EmptyState icon={LayoutTemplate} title="No templates of your own yet">
            <ForChangers otherwise="What your team saves, and what others share, appears here.">
              Make a dataset's settings as you like them, then choose “Save as template” on its Summary step or in the menu of its page.
            </ForChangers>
          </EmptyState>
        ) : (
          <ul className={GRID}>
            {own.map((template) => (
              <OwnTemplate key={template.id} template={template} actions={actions} />
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="built-in-templates" className="flex flex-col gap-4">
        <h2 id="built-in-templates" className="font-semibold text-[0.9375rem]">
          Built in
        </h2>
        <ul className={GRID}>
          {TEMPLATES.map(({ id, name, description, seeds, examples, outputFields }) => (
            <TemplateCard
              key={id}
              name={name}
              description={description}
              facts={`${plural(seeds.length, "seed")} · ${plural(examples.length, "example")}${outputFields ? ` · ${outputFields.map((field) => field.name).join(", ")}` : ""}`}
              field="template"
              value={id}
              begin={createDatasetAction}
            />
          ))}
        </ul>
      </section>
    </Page>
  );
}
