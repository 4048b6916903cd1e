import { ScrollText } from "lucide-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { load, pageUser } from "@/app/server.ts";
import { auditHref, PAGE_SIZE, parseAuditAddress } from "@/components/audit/address.ts";
import { AuditFilters } from "@/components/audit/audit-filters.tsx";
import { AuditTable } from "@/components/audit/audit-table.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Page } from "@/components/ui/page.tsx";
import { Pages } from "@/components/ui/pages.tsx";
import { listPeople } from "@/lib/accounts/people.ts";
import { listEvents } from "@/lib/audit/list-events.ts";

export const metadata: Metadata = { title: "Audit log" };

export default async function AuditPage({ searchParams }: PageProps<"/settings/audit">) {
  const user = await pageUser();
  const address = parseAuditAddress(await searchParams);
  const { person, action, from, to, page } = address;
  const query = { person: person || undefined, action: action || undefined, from, to, page, pageSize: PAGE_SIZE };
  const [{ items, total }, people] = await load(Promise.all([listEvents(user, query), listPeople(user)]));
  // An old link leads beyond the end.
  if (items.length === 0 && total > 0) redirect(auditHref(address, { page: Math.ceil(total / PAGE_SIZE) }));
  return (
    <Page wide title="Audit log" description="Who signed in, and who changed, deleted or took out what. Days and times are UTC.">
      <div className="group/list @container flex flex-col gap-4">
        <AuditFilters address={address} people={people} />
        {total === 0 ? (
          <EmptyState icon={ScrollText} title="Nothing matches">
            Nothing of this kind was done in these days. Choose another person, action or day.
          </EmptyState>
        ) : (
          <AuditTable items={items} />
        )}
        <Pages page={page} pageSize={PAGE_SIZE} total={total} hrefOf={(next) => auditHref(address, { page: next })} />
      </div>
    </Page>
  );
}
