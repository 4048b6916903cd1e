import type { Metadata } from "next";
import { pageUser } from "@/app/server.ts";
import { QueryProvider } from "@/components/shell/query-provider.tsx";
import { StatusScreen } from "@/components/status/status-screen.tsx";
import { Page } from "@/components/ui/page.tsx";

export const metadata: Metadata = { title: "Status" };

export default async function StatusPage() {
  const { role } = await pageUser();
  return (
    <Page title="Status" description="Whether what Seedloom depends on is there. This page keeps itself up to date.">
      <QueryProvider>
        <StatusScreen isOwner={role === "owner"} />
      </QueryProvider>
    </Page>
  );
}
