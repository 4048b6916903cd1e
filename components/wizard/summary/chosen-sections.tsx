"use client";

import { Pencil, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { Card, CardBody, CardHeader } from "@/components/ui/card.tsx";
import type { Draft, StepState } from "@/lib/generation/config.ts";
import type { WizardFile } from "../assist-api.ts";
import { useWizard } from "../draft-context.tsx";
import { STEP_NAMES, stepHref } from "../steps.ts";
import { useLeftOut } from "../use-left-out.ts";
import { describeDraft } from "./describe-draft.ts";

/** Everything that was chosen, step by step, with the way back to each and to each error. */
export function ChosenSections({
  draft,
  states,
  connectionNames,
  files,
}: {
  draft: Draft;
  states: readonly StepState[];
  connectionNames: Readonly<Record<string, string>>;
  files: readonly WizardFile[] | null;
}) {
  const { id } = useWizard();
  const described = describeDraft(draft, connectionNames, useLeftOut(), files);
  return described.map(({ step, lines }) => {
    const errors = Object.entries(states.find((state) => state.step === step)?.errors ?? {});
    return (
      <Card key={step}>
        <CardHeader
          title={STEP_NAMES[step]}
          aside={
            <Link
              href={stepHref(id, step)}
              aria-label={`Edit ${STEP_NAMES[step]}`}
              className="inline-flex items-center gap-1.5 font-medium text-accent underline-offset-4 hover:underline"
            >
              <Pencil aria-hidden className="size-4" /> Edit
            </Link>
          }
        />
        <CardBody className="flex flex-col gap-4">
          {errors.length > 0 && (
            <ul className="flex flex-col gap-1 rounded-lg bg-danger-soft px-4 py-3">
              {errors.map(([path, message]) => (
                <li key={path} className="flex items-start gap-2">
                  <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
                  <Link href={`${stepHref(id, step)}#${path.split(".")[0]}`} className="underline underline-offset-4">
                    {message}
                  </Link>
                </li>
              ))}
            </ul>
          )}
          <dl className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-4 gap-y-3 sm:grid-cols-[10rem_minmax(0,1fr)] sm:gap-x-6">
            {lines.map(([name, value]) => (
              <div key={name} className="contents">
                <dt className="text-soft">{name}</dt>
                <dd className="line-clamp-6 whitespace-pre-wrap break-words">{value}</dd>
              </div>
            ))}
          </dl>
        </CardBody>
      </Card>
    );
  });
}
