import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BackLink } from "@/components/ui/back-link.tsx";
import { Page } from "@/components/ui/page.tsx";
import { ConfigForm } from "@/components/workflows/form/config-form.tsx";
import { EMPTY_CONFIG } from "@/components/workflows/form/form-state.ts";
import { canChange } from "@/lib/accounts/actor.ts";
import { pageUser } from "../../../../server.ts";
import { saveConfigAction } from "../../actions.ts";

export const metadata: Metadata = { title: "New config" };

export default async function NewConfigPage() {
  if (!canChange(await pageUser())) notFound();
  return (
    <Page title="New config" back={<BackLink href="/workflows/configs" label="All configs" />}>
      <ConfigForm id={null} initial={EMPTY_CONFIG} save={saveConfigAction} />
    </Page>
  );
}
