import type TurndownService from "turndown";

/** Turndown's own table handling is none, and its GFM plugins leave tables with lists, headings or code as HTML. */
export function addTableRules(service: TurndownService): void {
  service.addRule("tableCaption", { filter: "caption", replacement: (content) => `\n\n${content.trim()}\n\n` });
  service.addRule("tableSections", { filter: ["thead", "tbody", "tfoot"], replacement: (content) => content });
  service.addRule("tableColumns", { filter: ["col", "colgroup"], replacement: () => "" });
  service.addRule("table", {
    filter: "table",
    replacement: (content) => `\n\n${content.trim()}\n\n`,
  });
  service.addRule("tableRow", {
    filter: "tr",
    replacement: (content, node) => {
      const table = tableOf(node);
      if (!table || isLayout(table)) return `\n\n${content.trim()}\n\n`;
      return `\n|${content}${isFirstRow(node, table) ? `\n|${" --- |".repeat(cellsOf(node))}` : ""}`;
    },
  });
  service.addRule("tableCell", {
    filter: ["td", "th"],
    replacement: (content, node) => {
      const table = tableOf(node);
      if (!table || isLayout(table)) return `\n\n${content.trim()}\n\n`;
      return ` ${oneLine(content)} |${" |".repeat(spanOf(node) - 1)}`;
    },
  });
}

function tableOf(node: Node): HTMLElement | undefined {
  for (let at = node.parentNode; at; at = at.parentNode) if (isElement(at) && at.nodeName === "TABLE") return at;
  return undefined;
}

function isElement(node: Node): node is HTMLElement {
  return node.nodeType === 1;
}

/** What is asked of a table again for each of its cells. */
const known = new WeakMap<HTMLElement, { isLayout: boolean; firstRow: Node | undefined }>();

function factsOf(table: HTMLElement): { isLayout: boolean; firstRow: Node | undefined } {
  let facts = known.get(table);
  if (!facts) {
    const cells = table.getElementsByTagName("td").length + table.getElementsByTagName("th").length;
    const isLayout = cells <= 1 || table.getElementsByTagName("table").length > 0;
    facts = { isLayout, firstRow: table.getElementsByTagName("tr")[0] };
    known.set(table, facts);
  }
  return facts;
}

/** A table that holds tables, or one cell alone, only places its contents: they follow each other like paragraphs. */
const isLayout = (table: HTMLElement) => factsOf(table).isLayout;

const isFirstRow = (row: Node, table: HTMLElement) => factsOf(table).firstRow === row;

function cellsOf(row: Node): number {
  let cells = 0;
  for (const child of row.childNodes) if (child.nodeName === "TD" || child.nodeName === "TH") cells += spanOf(child);
  return cells;
}

/** More columns than a table for people has; a page may ask for any number. */
const MAX_SPAN = 100;

function spanOf(cell: Node): number {
  const span = isElement(cell) ? Number.parseInt(cell.getAttribute("colspan") ?? "1", 10) : 1;
  return Number.isInteger(span) && span > 1 ? Math.min(span, MAX_SPAN) : 1;
}

/** A cell's lines, of its paragraphs, lists or code, become one; a bar would end the cell. */
function oneLine(content: string): string {
  const lines = content.split("\n").map((line) => line.trim());
  return lines
    .filter((line) => line !== "" && !line.startsWith("```"))
    .join(" <br> ")
    .replace(/(?<!\\)\|/g, "\\|");
}
