import { Pencil } from "lucide-react";
import { ButtonLink } from "@/components/ui/button.tsx";
import type { ConnectionUse, ConnectionView } from "@/lib/connections/connections.ts";
import { PRESETS } from "@/lib/connections/presets.ts";
import type { TestResult } from "@/lib/connections/test-connection.ts";
import type { Outcome } from "@/lib/errors.ts";
import { plural } from "@/lib/format.ts";
import { DeleteConnection } from "./delete-connection.tsx";
import { TestStored } from "./test-stored.tsx";

interface ConnectionItemProps {
  connection: ConnectionView;
  /** Null for members. */
  use: ConnectionUse | null;
  test: (input: { id: string }) => Promise<Outcome<TestResult>>;
  /** Only for owners. */
  remove?: ((input: { id: string }) => Promise<Outcome<unknown>>) | undefined;
}

/** One connection of the list. */
export function ConnectionItem({ connection, use, test, remove }: ConnectionItemProps) {
  const { id, name, builtIn, maxConcurrency } = connection;
  const facts = [
    ...factsOf(connection),
    maxConcurrency !== null && `at most ${plural(maxConcurrency, "request")} at a time`,
    use && usedBy(use),
  ].filter(Boolean);
  return (
    <li className="flex flex-col gap-3 rounded-xl border p-4">
      <div className="min-w-0">
        <h2 className="flex flex-wrap items-center gap-2 font-semibold text-[0.9375rem]">
          <span className="min-w-0 break-words">{name}</span>
          {builtIn && <span className="rounded-full bg-muted px-2 py-0.5 font-medium text-soft text-xs">built in</span>}
        </h2>
        <p className="mt-0.5 break-words text-soft">{placeOf(connection)}</p>
        <p className="mt-0.5 text-[0.8125rem] text-soft">{facts.join(" · ")}</p>
      </div>
      <TestStored id={id} name={name} test={test}>
        {remove && !builtIn && (
          <>
            <ButtonLink size="small" href={`/settings/connections/${id}`} aria-label={`Edit ${name}`}>
              <Pencil aria-hidden /> Edit
            </ButtonLink>
            {use && <DeleteConnection id={id} name={name} use={use} remove={remove} small />}
          </>
        )}
      </TestStored>
    </li>
  );
}

function placeOf({ settings }: ConnectionView): string {
  if (settings.provider === "bedrock") return `AWS Bedrock in ${settings.region}${settings.endpointUrl ? `, ${settings.endpointUrl}` : ""}`;
  if (settings.provider === "openai") return `${PRESETS[settings.preset].label}, ${settings.baseUrl}`;
  return "Canned text for trying the studio, not for training. It needs no key.";
}

function factsOf({ settings }: ConnectionView): string[] {
  if (settings.provider === "bedrock")
    return [settings.credentials === "keys" ? "access keys stored" : "uses this machine’s AWS credentials"];
  if (settings.provider === "demo") return [];
  const headers = settings.headerNames.length;
  return [settings.hasKey ? "key stored" : "no key", ...(headers > 0 ? [plural(headers, "extra header")] : [])];
}

function usedBy({ drafts, active, ended }: ConnectionUse): string {
  const all = drafts + active + ended;
  return all === 0 ? "not used yet" : `used by ${plural(all, "generation")}${active > 0 ? `, ${active} in progress` : ""}`;
}
