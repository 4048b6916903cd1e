"use client";

import clsx from "clsx";
import { Code } from "./code.tsx";
import { type Answer, MOST_SHOWN } from "./send.ts";

/** Characters up to which an answer is coloured; more pieces make a page slow. */
const MOST_COLOURED = 40_000;

/** An answer with its status, time, the headers worth seeing, and its body. */
export function AnswerView({ answer: { status, took, headers, contentType, text, size, cut, done } }: { answer: Answer }) {
  return (
    <div className="flex flex-col gap-3">
      <p className="font-medium">
        <span className={clsx(status < 400 ? "text-accent" : "text-danger")}>
          {status} {status < 400 ? "done" : "refused"}
        </span>{" "}
        <span className="font-normal text-soft">after {took.toLocaleString("en")} ms</span>
      </p>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-0.5 font-mono text-xs">
        {headers.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-soft">{name}</dt>
            <dd className="wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
      {text ? (
        <Code text={text} label="the answer" json={/json/.test(contentType)} most={MOST_COLOURED} />
      ) : (
        done && <p className="text-soft">{size === 0 ? "No body." : `${size.toLocaleString("en")} bytes that are no text.`}</p>
      )}
      {cut && <p className="text-soft">There is more: only the first {MOST_SHOWN.toLocaleString("en")} bytes were fetched.</p>}
    </div>
  );
}
