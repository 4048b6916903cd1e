import clsx from "clsx";
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import type { ReferenceAnswer, ReferenceOperation } from "@/lib/api/reference/describe.ts";
import type { Field, Shape } from "@/lib/api/reference/fields.ts";
import { Code } from "./code.tsx";
import { FieldList } from "./field-list.tsx";
import { RunPanel } from "./run-panel.tsx";
import { Text } from "./text.tsx";

/** One operation: a line with method, path and summary, which opens to all that is to be known of it. */
export function OperationItem({ operation }: { operation: ReferenceOperation }) {
  const { id, method, path, summary, description, pathParameters, queryParameters, body, answer, curl, variables } = operation;
  return (
    <details className="api-operation border-b last:border-b-0">
      <summary className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3 hover:bg-muted">
        <ChevronRight aria-hidden className="api-chevron size-4 shrink-0 text-soft" />
        <MethodMark method={method} />
        <code className="min-w-0 break-all font-mono text-[0.8125rem]">{path}</code>
        <h3 className="basis-full pl-7 text-soft lg:ml-auto lg:basis-auto lg:pl-0">{summary}</h3>
      </summary>
      <div id={id} className="flex scroll-mt-28 flex-col gap-5 lg:scroll-mt-0 px-4 pt-1 pb-6 sm:pl-11">
        {description && <Text text={description} />}
        <p className="text-soft">{needs(operation)}</p>
        <Fields title="In the path" fields={pathParameters} />
        <Fields title="In the query" fields={queryParameters} />
        {body && <Body body={body} />}
        <AnswerPart answer={answer} />
        <Part title="With curl">
          {variables.length > 0 && (
            <p className="mb-2 text-soft">
              Set {variables.map((name) => `$${name}`).join(", ")} in your shell first; the rest runs as it stands.
            </p>
          )}
          <Code text={curl} label={`curl example of ${summary}`} />
        </Part>
        <RunPanel {...{ summary, request: operation.request, hasQuery: queryParameters.length > 0, changes: operation.changes }} />
      </div>
    </details>
  );
}

function needs({ scope, idempotent }: ReferenceOperation) {
  const key =
    scope === "open" ? (
      "Needs no API key."
    ) : (
      <>
        Needs a key with the scope <code className="font-mono text-[0.8125rem]">{scope}</code>.
      </>
    );
  return (
    <>
      {key} {idempotent && "Takes an Idempotency-Key, with which a repeat does nothing twice."}
    </>
  );
}

const METHOD_COLOURS: Record<string, string> = { GET: "text-info", DELETE: "text-danger" };

export const MethodMark = ({ method }: { method: string }) => (
  <span className={clsx("w-14 shrink-0 font-mono font-semibold text-xs", METHOD_COLOURS[method] ?? "text-accent")}>{method}</span>
);

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h4 className="mb-1 font-medium">{title}</h4>
      {children}
    </section>
  );
}

const Fields = ({ title, fields }: { title: string; fields: readonly Field[] }) =>
  fields.length > 0 && (
    <Part title={title}>
      <FieldList fields={fields} sent />
    </Part>
  );

function Body({ body }: { body: Shape | "file" }) {
  return <Part title="Body">{body === "file" ? <p className="text-soft">The bytes themselves.</p> : <ShapeOf shape={body} sent />}</Part>;
}

function ShapeOf({ shape: { type, limits, meaning, fields }, sent }: { shape: Shape; sent: boolean }) {
  if (fields.length === 0) return <p className="text-soft">{[type, ...limits, meaning].filter(Boolean).join(" · ")}</p>;
  return (
    <>
      {meaning && <Text text={meaning} />}
      <FieldList fields={fields} sent={sent} />
    </>
  );
}

function AnswerPart({ answer: { status, words, types, shape, same } }: { answer: ReferenceAnswer }) {
  return (
    <Part title={`Answer ${status}`}>
      <p className="text-soft">
        {[words, types.length === 0 ? "Without a body." : types.length > 0 && !shape && !same && `As ${types.join(", ")}.`]
          .filter(Boolean)
          .join(" ")}
        {same && (
          <>
            {words && " "}The same as that of{" "}
            <a href={`#${same.id}`} className="text-accent underline">
              {same.summary}
            </a>
            .
          </>
        )}
      </p>
      {shape && <ShapeOf shape={shape} sent={false} />}
    </Part>
  );
}
