import clsx from "clsx";
import type { ReactNode } from "react";
import { formatBytes, formatExact, plural } from "@/lib/format.ts";
import type { Installation } from "@/lib/health/installation.ts";

/** Sizes, and where things lie. */
export function InstallationFacts({ installation }: { installation: Installation }) {
  const { databaseBytes, files, storage, version } = installation;
  return (
    <dl className="grid grid-cols-2 gap-x-8 gap-y-4">
      <Fact name="Database">
        <Bytes value={databaseBytes} />
      </Fact>
      <Fact name="Files">
        {plural(files.count, "file")}, <Bytes value={files.bytes} />
      </Fact>
      <Fact name="Free on their disk">{storage.freeBytes === null ? "not known" : <Bytes value={storage.freeBytes} />}</Fact>
      <Fact name="Version">{version}</Fact>
      <Fact name="Where files lie" wide>
        {storage.place}
      </Fact>
    </dl>
  );
}

function Fact({ name, wide = false, children }: { name: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={clsx("min-w-0", wide && "col-span-2")}>
      <dt className="text-soft text-xs">{name}</dt>
      <dd className="wrap-anywhere tabular-nums">{children}</dd>
    </div>
  );
}

const Bytes = ({ value }: { value: number }) => <span title={`${formatExact(value)} bytes`}>{formatBytes(value)}</span>;
