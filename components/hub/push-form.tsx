"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Upload } from "lucide-react";
import { type FormEvent, useState } from "react";
import { fetchJson } from "@/components/rows/fetch-json.ts";
import { Button } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { describe, Field, Input, Select } from "@/components/ui/field.tsx";
import type { ExportSettings } from "@/lib/export/settings.ts";
import { formatExact, plural } from "@/lib/format.ts";
import { MESSAGE_LENGTH, pushForm } from "@/lib/hub/push-form.ts";
import { askPush } from "./hub-api.ts";
import { PushChoices } from "./push-choices.tsx";

interface PushFormProps {
  generationId: string;
  settings: ExportSettings;
  rows: number;
  account: { address: string; userName: string };
  suggestedName: string;
  /** Whether a push is under way. */
  busy: boolean;
}

type Errors = Partial<Record<string, string>>;

/** Where a dataset goes on the hub, and how. */
export function PushForm({ generationId, settings, rows, account, suggestedName, busy }: PushFormProps) {
  const client = useQueryClient();
  const names = useQuery({
    queryKey: ["hub", "names"],
    queryFn: ({ signal }) => fetchJson<{ names: string[] }>("/api/hub/names", signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const [errors, setErrors] = useState<Errors>({});
  const [problem, setProblem] = useState("");
  const [pending, setPending] = useState(false);
  const [isPrivate, setPrivate] = useState(true);
  const [message, setMessage] = useState<string>();
  const owners = names.data?.names ?? [account.userName];

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const text = (name: string) => String(typed.get(name) ?? "").trim();
    const checked = pushForm.safeParse({
      ...{ repository: `${text("namespace")}/${text("name")}`, message: text("message"), settings },
      ...{ private: isPrivate, intoExisting: typed.has("intoExisting") },
    });
    setProblem("");
    const issues = checked.error?.issues ?? [];
    setErrors(Object.fromEntries(issues.map(({ path, message }) => [String(path[0]), message])));
    if (issues.some(({ path }) => path[0] === "settings"))
      setProblem("The options above are not complete yet: the page says there what is missing.");
    if (!checked.success) return;
    setPending(true);
    await askPush(generationId, checked.data).catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)));
    await client.invalidateQueries({ queryKey: ["pushes", generationId] });
    setPending(false);
  };

  return (
    <form noValidate onSubmit={submit} className="flex max-w-xl flex-col gap-5">
      <div className="grid gap-4 sm:grid-cols-[minmax(8rem,12rem)_1fr]">
        <Field id="hub-namespace" label="Whose">
          <Select {...describe("hub-namespace", undefined, false)} name="namespace" defaultValue={account.userName}>
            {owners.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </Select>
        </Field>
        <Field id="hub-name" label="Name on the hub" error={errors.repository}>
          <Input
            {...describe("hub-name", errors.repository, false)}
            name="name"
            defaultValue={suggestedName}
            maxLength={96}
            spellCheck={false}
            autoComplete="off"
          />
        </Field>
      </div>
      {names.error && <Callout tone="warning">{names.error.message}</Callout>}
      <PushChoices isPrivate={isPrivate} setPrivate={setPrivate} />
      <Field id="hub-message" label="Message" hint="Stands beside the change in the dataset’s history there." error={errors.message}>
        <Input
          {...describe("hub-message", errors.message)}
          name="message"
          value={message ?? `Add ${plural(rows, "row")} from Seedloom`}
          onChange={(event) => setMessage(event.target.value)}
          maxLength={MESSAGE_LENGTH}
          autoComplete="off"
        />
      </Field>
      {problem && <Callout tone="danger">{problem}</Callout>}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" disabled={pending || busy || rows === 0}>
          <Upload aria-hidden /> {pending ? "Asking…" : `Push ${formatExact(rows)} ${rows === 1 ? "row" : "rows"}`}
        </Button>
        <p className="text-[0.8125rem] text-soft">
          {rows === 0
            ? "The preview above has no rows."
            : busy
              ? "A push is under way."
              : `As ${account.userName} at ${new URL(account.address).host}.`}
        </p>
      </div>
    </form>
  );
}
