import type { Metadata } from "next";
import { adviceFor } from "@/components/files/advice.ts";
import { FileButtons } from "@/components/files/file-buttons.tsx";
import { FileFacts } from "@/components/files/file-facts.tsx";
import { ItemsPreview } from "@/components/files/items-preview.tsx";
import { TextPreview } from "@/components/files/text-preview.tsx";
import { lossOf } from "@/components/files/used-in.tsx";
import { AutoRefresh } from "@/components/generations/auto-refresh.tsx";
import { BackLink } from "@/components/ui/back-link.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Page } from "@/components/ui/page.tsx";
import { getFile } from "@/lib/files/files.ts";
import { readTextPart } from "@/lib/files/preview.ts";
import { load, pageUser } from "../../../server.ts";
import { deleteFileAction, readFileAgainAction } from "../actions.ts";

export const metadata: Metadata = { title: "File" };

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function FilePage({ params, searchParams }: Props) {
  const user = await pageUser();
  const { id } = await params;
  const file = await load(getFile(user, id));
  const parameters = await searchParams;
  const from = wholeNumber(parameters.from, 0);
  const part = file.status === "ready" ? await load(readTextPart(user, id, from)) : null;
  return (
    <Page
      back={<BackLink href="/files" label="All files" />}
      title={<span className="break-words">{file.name}</span>}
      actions={
        file.status !== "uploading" && (
          <FileButtons
            id={id}
            name={file.name}
            status={file.status}
            loss={lossOf(file)}
            actions={{ remove: deleteFileAction, readAgain: readFileAgainAction }}
            large
            next="/files"
          />
        )
      }
    >
      {file.status === "failed" && (
        <Callout tone="danger" title={file.statusReason}>
          {adviceFor(file.details.problem, file.format)}
        </Callout>
      )}
      {file.status === "uploading" && (
        <Callout tone="info" title="This file is not uploaded in full yet.">
          Choose it again on the Files page to go on, or discard it there.
        </Callout>
      )}
      <FileFacts file={file} now={new Date()} />
      {file.status === "ready" && file.items !== null && from === 0 && <ItemsPreview items={file.items} details={file.details} />}
      {part && (
        <TextPreview
          href={`/files/${id}`}
          text={part.text}
          from={from}
          next={part.next}
          page={file.pages === null ? null : wholeNumber(parameters.page, 1)}
        />
      )}
      {(file.status === "queued" || file.status === "reading") && <AutoRefresh />}
    </Page>
  );
}

/** An address is typed by people too. */
function wholeNumber(given: string | string[] | undefined, otherwise: number): number {
  const number = Number([given ?? ""].flat()[0] || Number.NaN);
  return Number.isSafeInteger(number) && number >= 0 ? number : otherwise;
}
