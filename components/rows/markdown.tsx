"use client";

import type { ComponentProps } from "react";
import ReactMarkdown, { type Components } from "react-markdown";
import rehypeHighlight from "rehype-highlight";
import remarkGfm from "remark-gfm";
import { asMarkdown } from "./as-markdown.ts";
import "./markdown.css";

// A row's text is written by a model and is not trusted: raw HTML stays text, nothing is loaded from outside, and its
// headings are not the page's headings.
const COMPONENTS: Components = {
  h1: Heading,
  h2: Heading,
  h3: Heading,
  h4: Heading,
  h5: Heading,
  h6: Heading,
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children}
    </a>
  ),
  img: ({ src, alt }) => {
    const address = typeof src === "string" ? src : "";
    return (
      <a href={address} target="_blank" rel="noopener noreferrer nofollow">
        {alt || address || "Image"}
      </a>
    );
  },
  input: ({ checked }) => (
    <span aria-label={checked ? "Done" : "To do"} role="img">
      {checked ? "☑" : "☐"}
    </span>
  ),
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls sideways must be reachable by keyboard
  pre: ({ children }) => <pre tabIndex={0}>{children}</pre>,
  table: ({ children }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls sideways must be reachable by keyboard
    <div className="row-table" tabIndex={0}>
      <table>{children}</table>
    </div>
  ),
};

function Heading({ children }: ComponentProps<"h1">) {
  return <p className="row-heading">{children}</p>;
}

/** Use `RowText`, which loads this when it is needed. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className="row-text">
      <ReactMarkdown remarkPlugins={[remarkGfm]} rehypePlugins={[rehypeHighlight]} components={COMPONENTS}>
        {asMarkdown(text)}
      </ReactMarkdown>
    </div>
  );
}
