import type { Metadata } from "next";
import { pageUser } from "@/app/server.ts";
import { Contents, groupId } from "@/components/reference/contents.tsx";
import { Errors } from "@/components/reference/errors.tsx";
import { Introduction } from "@/components/reference/introduction.tsx";
import { OperationItem } from "@/components/reference/operation-item.tsx";
import { ButtonLink } from "@/components/ui/button.tsx";
import { Page } from "@/components/ui/page.tsx";
import { OPERATIONS } from "@/lib/api/operations/index.ts";
import { describeReference } from "@/lib/api/reference/describe.ts";
import { environment } from "@/lib/env.ts";
import { publicAddress } from "@/lib/public-address.ts";

export const metadata: Metadata = { title: "API reference" };

export default async function ApiReferencePage() {
  await pageUser();
  const address = publicAddress(environment());
  const groups = describeReference(OPERATIONS, address);
  return (
    <Page
      wide
      title="API reference"
      description="Everything that the pages do, by program. Open a line to see what it takes and answers, and to run it here."
      actions={<ButtonLink href="/settings/api-keys">API keys</ButtonLink>}
    >
      <div className="grid gap-6 lg:grid-cols-[17rem_minmax(0,1fr)] lg:gap-10">
        <div className="contents lg:block">
          <Contents groups={groups} />
        </div>
        <div className="flex min-w-0 flex-col gap-10">
          <Introduction address={address} />
          {groups.map(({ tag, operations }) => (
            <section key={tag} aria-labelledby={groupId(tag)} className="flex flex-col gap-3">
              <h2 id={groupId(tag)} className="font-semibold text-lg">
                {tag}
              </h2>
              <div className="rounded-xl border">
                {operations.map((operation) => (
                  <OperationItem key={operation.id} operation={operation} />
                ))}
              </div>
            </section>
          ))}
          <Errors />
        </div>
      </div>
    </Page>
  );
}
