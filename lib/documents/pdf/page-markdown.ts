import type { Fragment } from "./fragment.ts";
import type { LineJoiner } from "./hyphens.ts";
import { type Block, layOut } from "./layout.ts";
import { type Line, type Paragraph, toLine, toParagraphs } from "./paragraphs.ts";
import type { PageText } from "./read-page.ts";
import { toRows } from "./segment.ts";
import type { TableRow } from "./table.ts";

/** Type so many times larger than the body's is a heading of level 1, 2, 3. */
const HEADINGS = [
  { level: 1, ratio: 1.7 },
  { level: 2, ratio: 1.35 },
  { level: 3, ratio: 1.12 },
];
const HEADING_LINES = 3;
const HEADING_LENGTH = 200;

/** A page as markdown, its paragraphs parted by blank lines. `bodySize`: the size of the document's running text. */
export function pageToMarkdown(page: PageText, bodySize: number, joiner: LineJoiner): string {
  return page.map((fragments) => runToMarkdown(fragments, bodySize, joiner)).join("\n\n");
}

function runToMarkdown(fragments: readonly Fragment[], bodySize: number, joiner: LineJoiner): string {
  const rows = toRows(fragments);
  for (const row of rows) for (const { text } of row) joiner.learn(text);
  const parts: string[] = [];
  let open: { lines: Line[]; paragraphs: Paragraph[] } | undefined;
  const end = () => {
    if (open) parts.push(...open.paragraphs.map((paragraph) => describe(paragraph, bodySize)));
    open = undefined;
  };
  for (const block of layOut(rows)) {
    if (block.kind === "table") {
      end();
      parts.push(tableToMarkdown(block.rows));
      continue;
    }
    const lines = block.lines.map(toLine);
    const paragraphs = toParagraphs(lines, joiner);
    if (open && runsOn(open.lines, block)) joinOver(open.paragraphs, paragraphs, joiner);
    else {
      end();
      open = { lines, paragraphs };
      continue;
    }
    open.lines = lines;
  }
  end();
  return parts.join("\n\n");
}

/** Whether a column's first line goes on with the sentence that the column before it ends in. */
function runsOn(before: readonly Line[], block: Block & { kind: "lines" }): boolean {
  const last = before.at(-1);
  const [first] = block.lines;
  const next = first && toLine(first);
  if (!block.follows || !last || !next || last.mono || next.mono) return false;
  return Math.abs(last.size - next.size) < 0.5 && !/[.!?:。！？؟]["'”’»)\]]*$/u.test(last.text) && !/^([•▪–-]|\d+[.)])\s/.test(next.text);
}

function joinOver(open: Paragraph[], next: Paragraph[], joiner: LineJoiner): void {
  const last = open.at(-1);
  const [first, ...rest] = next;
  if (!last || !first) return;
  last.text = joiner.join(last.text, first.text);
  last.lines += first.lines;
  open.push(...rest);
}

function describe({ text, size, lines, code }: Paragraph, bodySize: number): string {
  if (code) return text.includes("\n") ? `\`\`\`\n${text}\n\`\`\`` : text;
  const heading = HEADINGS.find(({ ratio }) => size >= ratio * bodySize);
  const isHeading = heading && lines <= HEADING_LINES && text.length <= HEADING_LENGTH && /\p{L}/u.test(text);
  return isHeading ? `${"#".repeat(heading.level)} ${text}` : text;
}

function tableToMarkdown(rows: readonly TableRow[]): string {
  const [head, ...body] = rows.map((cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`);
  const columns = rows[0]?.length ?? 0;
  return [head, `|${" --- |".repeat(columns)}`, ...body].join("\n");
}
