import { SlidersHorizontal } from "lucide-react";
import type { Metadata } from "next";
import { BackLink } from "@/components/ui/back-link.tsx";
import { ButtonLink } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Page } from "@/components/ui/page.tsx";
import { ConfigCard } from "@/components/workflows/config-card.tsx";
import { DeleteConfig } from "@/components/workflows/delete-config.tsx";
import { canChange } from "@/lib/accounts/actor.ts";
import { listConfigs } from "@/lib/workflows/configs.ts";
import { pageUser } from "../../../server.ts";
import { deleteConfigAction } from "../actions.ts";

export const metadata: Metadata = { title: "Configs" };

export default async function ConfigsPage() {
  const user = await pageUser();
  const configs = await listConfigs(user);
  const mayChange = canChange(user);
  return (
    <Page
      title="Configs"
      description="How a model is told what to write, and what a row looks like: written once, used by many workflows. Each workflow keeps a copy."
      back={<BackLink href="/workflows" label="All workflows" />}
      actions={
        mayChange && (
          <ButtonLink href="/workflows/configs/new" variant="primary">
            New config
          </ButtonLink>
        )
      }
    >
      {configs.length === 0 ? (
        <EmptyState icon={SlidersHorizontal} title="No configs yet">
          A config that you write with a workflow is kept here too, so that the next workflow can begin with it.
        </EmptyState>
      ) : (
        <ul className="flex flex-col gap-3">
          {configs.map((config) => (
            <ConfigCard
              key={config.id}
              config={config}
              menu={mayChange && <DeleteConfig id={config.id} name={config.name} remove={deleteConfigAction} />}
            />
          ))}
        </ul>
      )}
    </Page>
  );
}
