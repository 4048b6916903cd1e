import { strikethrough, taskListItems } from "@joplin/turndown-plugin-gfm";
import TurndownService from "turndown";
import { addTableRules } from "./markdown-tables.ts";

/** What holds no text for a reader. */
const DROPPED = ["script", "style", "noscript", "template", "head", "title", "iframe", "object", "canvas"] as const;

/** HTML as markdown: headings, lists, tables, code; links and pictures leave only their text. */
export function htmlToMarkdown(html: string): string {
  const service = new TurndownService({ headingStyle: "atx", codeBlockStyle: "fenced", bulletListMarker: "-", emDelimiter: "*" });
  // The text is for a model to read, not to be rendered again: a backslash in `snake_case` would only be noise.
  service.escape = (text) => text;
  service.use([strikethrough, taskListItems]);
  addTableRules(service);
  service.addRule("links", { filter: "a", replacement: (content) => content });
  service.addRule("pictures", {
    filter: "img",
    replacement: (_content, node) => ("getAttribute" in node && node.getAttribute("alt")) || "",
  });
  service.remove([...DROPPED]);
  service.remove((node) => node.nodeName.toLowerCase() === "svg");
  return service.turndown(html);
}
