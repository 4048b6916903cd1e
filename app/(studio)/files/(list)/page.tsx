import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { filesHref, filesOrder, PAGE_SIZE, parseFilesAddress, shownDirection } from "@/components/files/address.ts";
import { FileTable } from "@/components/files/file-table.tsx";
import { NoFileMatches, NoFiles } from "@/components/files/list-empty.tsx";
import { UploadSection } from "@/components/files/upload-section.tsx";
import { AutoRefresh } from "@/components/generations/auto-refresh.tsx";
import { FilterBar } from "@/components/generations/filter-bar.tsx";
import { ForChangers } from "@/components/shell/may-change.tsx";
import { ViewerNote } from "@/components/shell/viewer-note.tsx";
import { Page } from "@/components/ui/page.tsx";
import { Pages } from "@/components/ui/pages.tsx";
import { listFiles, listUnfinished } from "@/lib/files/files.ts";
import { pageUser } from "../../../server.ts";
import { deleteFileAction, readFileAgainAction } from "../actions.ts";

export const metadata: Metadata = { title: "Files" };

/** An unfinished upload that was touched so lately may go on in another tab. */
const LATELY_MS = 30_000;

export default async function FilesPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const user = await pageUser();
  const address = parseFilesAddress(await searchParams);
  const { q: search, sort, direction, page } = address;
  const [{ items, total }, unfinished] = await Promise.all([
    listFiles(user, { search, sort, direction, page, pageSize: PAGE_SIZE }),
    listUnfinished(user),
  ]);
  // Deleting the last file of the last page, or an old link, leads beyond the end.
  if (items.length === 0 && total > 0) redirect(filesHref(address, { page: Math.ceil(total / PAGE_SIZE) }));
  const none = total === 0 && search === "";
  const now = new Date();
  const changing =
    items.some(({ status }) => status === "queued" || status === "reading") ||
    unfinished.some(({ updatedAt }) => now.getTime() - updatedAt.getTime() < LATELY_MS);
  const actions = { remove: deleteFileAction, readAgain: readFileAgainAction };
  return (
    <Page wide title="Files" description="Documents and data that datasets are made from. They stay in your studio.">
      <ForChangers otherwise={<ViewerNote />}>
        <UploadSection
          unfinished={unfinished.map(({ id, name, sizeBytes, uploadedBytes }) => ({ id, name, sizeBytes, uploadedBytes }))}
          known={items.map(({ id }) => id)}
          primary
          remove={deleteFileAction}
        />
      </ForChangers>
      {none ? (
        <NoFiles />
      ) : (
        <div className="group/list @container flex flex-col gap-4">
          <FilterBar
            path="/files"
            searchLabel="Search files"
            searchHint="Search by name"
            search={search}
            filters={[]}
            order={filesOrder(address)}
            direction={shownDirection(address)}
          />
          {total === 0 ? (
            <NoFileMatches search={search} />
          ) : (
            <FileTable
              items={items}
              address={address}
              showOwner={items.some(({ owner }) => owner.id !== user.id)}
              now={now}
              actions={actions}
            />
          )}
          <Pages page={page} pageSize={PAGE_SIZE} total={total} hrefOf={(to) => filesHref(address, { page: to })} />
        </div>
      )}
      {changing && <AutoRefresh />}
    </Page>
  );
}
