"use client";

import { Play } from "lucide-react";
import { type FormEvent, useId, useRef, useState } from "react";
import { Button } from "../ui/button.tsx";
import { Field, Input, Textarea } from "../ui/field.tsx";
import { AnswerView } from "./answer-view.tsx";
import { useApiKey } from "./api-key.ts";
import { fillRequest, namesToFill, type RunnableRequest } from "./prepare.ts";
import { type Answer, send } from "./send.ts";

interface RunPanelProps {
  request: RunnableRequest;
  summary: string;
  /** Whether it takes a query. */
  hasQuery: boolean;
  /** Whether it changes, makes or deletes something; the button says so. */
  changes: boolean;
}

/** Sends the operation's request from the page, with what one fills in. */
export function RunPanel(props: RunPanelProps) {
  const [open, setOpen] = useState(false);
  if (open) return <RunForm {...props} />;
  return (
    <Button onClick={() => setOpen(true)} className="self-start" aria-label={`Run it: ${props.summary}`}>
      <Play aria-hidden /> Run it
    </Button>
  );
}

function RunForm({ request, summary, hasQuery, changes }: RunPanelProps) {
  const id = useId();
  const [key, setKey] = useApiKey();
  const [values, setValues] = useState<Record<string, string>>({});
  const [query, setQuery] = useState(request.query);
  const [json, setJson] = useState(request.body && request.body !== "file" ? request.body.json : "");
  const [file, setFile] = useState<File | null>(null);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [failure, setFailure] = useState("");
  const running = useRef<AbortController>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { address, json: text } = fillRequest(request, { values, query, json });
    const body = request.body === "file" ? file : request.body ? text : null;
    const type = request.body === "file" ? "application/octet-stream" : "application/json";
    const headers = { ...(request.keyed && { authorization: `Bearer ${key}` }), ...(body !== null && { "content-type": type }) };
    const controller = new AbortController();
    running.current = controller;
    setBusy(true);
    setFailure("");
    setAnswer(null);
    try {
      await send(address, { method: request.method, headers, body, signal: controller.signal }, setAnswer);
    } catch {
      if (!controller.signal.aborted) setFailure("The server cannot be reached. Look at your connection, and send it again.");
    }
    setBusy(false);
  };

  return (
    <form onSubmit={submit} aria-label={`Run it: ${summary}`} className="flex flex-col gap-4 rounded-lg border p-4">
      <div className="grid gap-4 sm:grid-cols-2">
        {request.keyed && (
          <Field id={`${id}-key`} label="API key" hint="Kept in this page’s memory only.">
            <Input
              {...{ id: `${id}-key`, "aria-describedby": `${id}-key-hint`, type: "password", autoComplete: "off", required: true }}
              {...{ value: key, placeholder: "sl_…", onChange: (event) => setKey(event.target.value) }}
            />
          </Field>
        )}
        {namesToFill(request, { query, json }).map((name) => (
          <Field
            key={name}
            id={`${id}-${name}`}
            label={<code className="font-mono">{name}</code>}
            hint="Goes into its place in the request."
          >
            <Input
              {...{ id: `${id}-${name}`, "aria-describedby": `${id}-${name}-hint`, required: true, value: values[name] ?? "" }}
              onChange={({ target: { value } }) => setValues((others) => ({ ...others, [name]: value }))}
            />
          </Field>
        ))}
        {hasQuery && (
          <Field id={`${id}-query`} label="Query" hint="What stands after the question mark.">
            <Input
              {...{ id: `${id}-query`, "aria-describedby": `${id}-query-hint`, className: "font-mono", value: query }}
              onChange={(event) => setQuery(event.target.value)}
            />
          </Field>
        )}
      </div>
      {request.body === "file" && (
        <Field id={`${id}-file`} label="File">
          <input id={`${id}-file`} type="file" required onChange={(event) => setFile(event.target.files?.[0] ?? null)} />
        </Field>
      )}
      {request.body && request.body !== "file" && (
        <Field id={`${id}-body`} label="Body">
          <Textarea
            {...{ id: `${id}-body`, value: json, spellCheck: false, rows: Math.min(16, json.split("\n").length + 1) }}
            {...{ className: "font-mono text-[0.8125rem]", onChange: (event) => setJson(event.target.value) }}
          />
        </Field>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" disabled={busy} variant={request.method === "DELETE" ? "danger" : "primary"}>
          {buttonWords(request.method, changes)}
        </Button>
        {busy && <Button onClick={() => running.current?.abort()}>Stop</Button>}
        {changes && <span className="text-soft text-[0.8125rem]">It is carried out in this studio, not tried.</span>}
      </div>
      <div aria-live="polite">
        {failure && <p className="text-danger">{failure}</p>}
        {answer && <AnswerView answer={answer} />}
      </div>
    </form>
  );
}

function buttonWords(method: string, changes: boolean): string {
  if (!changes) return "Send";
  return method === "DELETE" ? "Send, and delete it" : "Send, and change data";
}
