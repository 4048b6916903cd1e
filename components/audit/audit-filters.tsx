"use client";

import { useRouter } from "next/navigation";
import { useEffect, useId, useRef, useTransition } from "react";
import { ButtonLink } from "@/components/ui/button.tsx";
import { Input, Select } from "@/components/ui/field.tsx";
import { AUDIT_ACTIONS } from "@/lib/audit/actions.ts";
import { AUDIT_PATH, type AuditAddress, auditHref, isNarrowed, parseAuditAddress } from "./address.ts";

interface AuditFiltersProps {
  address: AuditAddress;
  people: readonly { id: string; name: string; email: string }[];
}

const TYPING_PAUSE_MS = 350;

/** Who, what and when. All of it is in the address; without a script it is a plain form, sent by Enter. */
export function AuditFilters({ address, people }: AuditFiltersProps) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [pending, startTransition] = useTransition();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const go = () => {
    clearTimeout(timer.current);
    if (!form.current) return;
    const given = [...new FormData(form.current)].map(([name, value]) => [name, typeof value === "string" ? value : ""]);
    startTransition(() => router.push(auditHref(parseAuditAddress(Object.fromEntries(given))), { scroll: false }));
  };
  // A year that is being typed is four dates on the way.
  const goSoon = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(go, TYPING_PAUSE_MS);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  // The back button and “Clear filters” change the address under the form.
  useEffect(() => {
    for (const control of form.current?.elements ?? [])
      if ((control instanceof HTMLSelectElement || control instanceof HTMLInputElement) && control !== document.activeElement)
        control.value = String(Reflect.get(address, control.name) ?? "");
  }, [address]);
  return (
    <search>
      <form
        ref={form}
        action={AUDIT_PATH}
        data-pending={pending || undefined}
        className="grid grid-cols-2 items-end gap-2 sm:flex sm:flex-wrap"
        onChange={goSoon}
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        <Select name="person" aria-label="Person" defaultValue={address.person} className="sm:w-44">
          <option value="">Anyone</option>
          {people.map(({ id, name, email }) => (
            <option key={id} value={id}>
              {name || email}
            </option>
          ))}
        </Select>
        <Select name="action" aria-label="What" defaultValue={address.action} className="sm:w-56">
          <option value="">Anything</option>
          {Object.entries(AUDIT_ACTIONS).map(([action, words]) => (
            <option key={action} value={action}>
              {words}
            </option>
          ))}
        </Select>
        <DayField name="from" label="From" value={address.from} max={address.to} />
        <DayField name="to" label="to" value={address.to} min={address.from} />
        {isNarrowed(address) && (
          <ButtonLink href={AUDIT_PATH} variant="ghost" className="justify-self-start">
            Clear filters
          </ButtonLink>
        )}
      </form>
    </search>
  );
}

interface DayFieldProps {
  name: string;
  label: string;
  value: string;
  min?: string;
  max?: string;
}

function DayField({ name, label, value, min, max }: DayFieldProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1 sm:flex-row sm:items-center sm:gap-2">
      <label htmlFor={id} className="text-soft text-xs">
        {label}
      </label>
      <Input id={id} type="date" name={name} defaultValue={value} min={min || undefined} max={max || undefined} className="sm:w-38" />
    </div>
  );
}
