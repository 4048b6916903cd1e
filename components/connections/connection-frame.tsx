"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { type FieldValues, FormProvider, type Path, type UseFormReturn } from "react-hook-form";
import { Button, ButtonLink } from "@/components/ui/button.tsx";
import { Callout } from "@/components/ui/callout.tsx";
import { Card, CardBody } from "@/components/ui/card.tsx";
import { settle } from "@/components/ui/settle.ts";
import type { ConnectionInput } from "@/lib/connections/settings.ts";
import type { PublicError } from "@/lib/errors.ts";
import { CommonFields } from "./common-fields.tsx";
import { TestCard } from "./test-card.tsx";
import type { ConnectionActions } from "./types.ts";

const LIST = "/settings/connections";

interface ConnectionFrameProps<Values extends FieldValues, Input extends ConnectionInput> {
  form: UseFormReturn<Values, unknown, Input>;
  /** Of a connection that is being changed. */
  id: string | undefined;
  actions: ConnectionActions;
  children: ReactNode;
}

/** What the forms of all providers share: name, the provider's own fields, the limit, Test and Save. */
export function ConnectionFrame<Values extends FieldValues, Input extends ConnectionInput>({
  form,
  id,
  actions,
  children,
}: ConnectionFrameProps<Values, Input>) {
  const router = useRouter();
  const [problem, setProblem] = useState<PublicError>();

  const isField = (path: string | undefined): path is Path<Values> => (path?.split(".", 1)[0] ?? "") in form.getValues();
  const show = (error: PublicError) => {
    if (isField(error.field)) form.setError(error.field, { message: error.message }, { shouldFocus: true });
    else setProblem(error);
  };
  const save = form.handleSubmit(async (input) => {
    setProblem(undefined);
    const outcome = await settle(actions.save({ id, input }));
    if (!outcome.ok) return show(outcome.error);
    router.push(LIST);
    router.refresh();
  });
  /** Resolves to nothing when a field is wrong; the field says so itself. */
  const test = async (modelId: string) => {
    const tested: { outcome?: Awaited<ReturnType<ConnectionActions["test"]>> } = {};
    await form.handleSubmit(async (input) => {
      tested.outcome = await settle(actions.test({ id, input, modelId }));
    })();
    const { outcome } = tested;
    if (outcome && !outcome.ok && outcome.error.field) show(outcome.error);
    return outcome?.ok === false && outcome.error.field ? undefined : outcome;
  };

  return (
    <FormProvider {...form}>
      <form noValidate onSubmit={save} className="flex flex-col gap-6">
        <Card>
          <CardBody className="flex flex-col gap-5">
            <CommonFields>{children}</CommonFields>
          </CardBody>
        </Card>
        <TestCard test={test} />
        {problem && <Callout tone="danger">{problem.message}</Callout>}
        <div className="flex flex-wrap justify-end gap-2">
          <ButtonLink href={LIST}>Cancel</ButtonLink>
          <Button type="submit" variant="primary" disabled={form.formState.isSubmitting}>
            Save
          </Button>
        </div>
      </form>
    </FormProvider>
  );
}
