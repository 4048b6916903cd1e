"use client";

import dynamic from "next/dynamic";
import { createContext, use } from "react";

/** The text while its renderer is being loaded, so that there is something to read at once. */
const Waiting = createContext("");

const Markdown = dynamic(() => import("./markdown.tsx").then((module) => module.Markdown), {
  ssr: false,
  loading: () => <PlainText text={use(Waiting)} />,
});

/** A prompt or completion as a person reads it: Markdown, with highlighted code. */
export function RowText({ text }: { text: string }) {
  return (
    <Waiting value={text}>
      <Markdown text={text} />
    </Waiting>
  );
}

/** A prompt or completion exactly as it is stored. */
export function PlainText({ text }: { text: string }) {
  return <div className="whitespace-pre-wrap break-words font-mono text-[0.8125rem] leading-relaxed">{text}</div>;
}
