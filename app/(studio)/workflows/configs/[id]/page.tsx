import type { Metadata } from "next";
import { BackLink } from "@/components/ui/back-link.tsx";
import { Page } from "@/components/ui/page.tsx";
import { ConfigForm } from "@/components/workflows/form/config-form.tsx";
import { configStateOf } from "@/components/workflows/form/form-state.ts";
import { getConfig } from "@/lib/workflows/configs.ts";
import { load, pageChanger } from "../../../../server.ts";
import { saveConfigAction } from "../../actions.ts";

export const metadata: Metadata = { title: "Edit config" };

export default async function ConfigPage({ params }: { params: Promise<{ id: string }> }) {
  const user = await pageChanger();
  const config = await load(getConfig(user, (await params).id));
  return (
    <Page
      title={config.name}
      description="Workflows keep the copy that they were made with; edit a workflow to give it the new one."
      back={<BackLink href="/workflows/configs" label="All configs" />}
    >
      <ConfigForm id={config.id} initial={configStateOf(config)} save={saveConfigAction} />
    </Page>
  );
}
