import { When } from "@/components/generations/when.tsx";
import { Card, CardBody } from "@/components/ui/card.tsx";
import type { UserFile } from "@/lib/files/files.ts";
import { formatBytes } from "@/lib/format.ts";
import { FileStatus } from "./file-status.tsx";
import { exactLengthOf, lengthOf } from "./length.ts";
import { UsedIn } from "./used-in.tsx";

/** What is known of one file. */
export function FileFacts({ file, now }: { file: UserFile; now: Date }) {
  const facts = [
    { label: "Status", value: <FileStatus status={file.status} /> },
    { label: "Kind", value: file.format.toUpperCase() },
    { label: "Size", value: formatBytes(file.sizeBytes) },
    { label: "Length", value: <span title={exactLengthOf(file)}>{lengthOf(file) || "not known"}</span> },
    {
      label: "Uploaded",
      value: (
        <>
          <When date={file.createdAt} now={now} /> <span className="text-soft">by {file.owner.name || file.owner.email}</span>
        </>
      ),
    },
    { label: "Used in", value: <UsedIn usedIn={file.usedIn} usedElsewhere={file.usedElsewhere} /> },
  ];
  return (
    <Card>
      <CardBody>
        <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-3">
          {facts.map(({ label, value }) => (
            <div key={label} className="min-w-0">
              <dt className="text-soft text-xs">{label}</dt>
              <dd className="mt-0.5 break-words">{value}</dd>
            </div>
          ))}
        </dl>
      </CardBody>
    </Card>
  );
}
