import {
  AlignmentType,
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from "docx";
import { proseIn } from "./prose.ts";
import type { Sample } from "./sample.ts";

const NUMBERED = "numbered";

/** A Word document with headings, lists, tables with several paragraphs in a cell, and footnotes. */
export async function wordDocx(): Promise<Sample> {
  const prose = proseIn("english", 21);
  const known: string[] = [];
  const say = (text: string) => {
    known.push(text);
    return text;
  };
  const children: (Paragraph | Table)[] = [];
  const notes: string[] = [];
  for (let chapter = 1; chapter <= 3; chapter++) {
    children.push(new Paragraph({ text: say(prose.words(4).join(" ")), heading: HeadingLevel.HEADING_1 }));
    children.push(new Paragraph({ text: say(prose.words(5).join(" ")), heading: HeadingLevel.HEADING_2 }));
    children.push(new Paragraph({ children: [new TextRun(say(prose.paragraph(3))), new FootnoteReferenceRun(chapter)] }));
    notes.push(prose.sentence());
    for (let item = 0; item < 3; item++) children.push(new Paragraph({ text: say(prose.sentence()), bullet: { level: item % 2 } }));
    for (let item = 0; item < 3; item++)
      children.push(new Paragraph({ text: say(prose.sentence()), numbering: { reference: NUMBERED, level: 0 } }));
    const cell = () =>
      new TableCell({ children: [new Paragraph(say(prose.words(3).join(" "))), new Paragraph(say(prose.words(2).join(" ")))] });
    children.push(new Table({ rows: Array.from({ length: 4 }, () => new TableRow({ children: [cell(), cell(), cell()] })) }));
    children.push(new Paragraph(say(prose.paragraph(2))));
  }
  known.push(...notes);
  const document = new Document({
    footnotes: Object.fromEntries(notes.map((note, index) => [index + 1, { children: [new Paragraph(note)] }])),
    numbering: {
      config: [{ reference: NUMBERED, levels: [{ level: 0, format: LevelFormat.DECIMAL, text: "%1.", alignment: AlignmentType.START }] }],
    },
    sections: [{ children }],
  });
  return {
    name: "Headings, lists, tables, footnotes (DOCX)",
    format: "docx",
    bytes: await Packer.toBuffer(document),
    known: known.join("\n"),
  };
}

/** Arabic, from right to left, with a table. */
export async function arabicDocx(): Promise<Sample> {
  const prose = proseIn("arabic", 22);
  const known: string[] = [];
  const say = (text: string) => {
    known.push(text);
    return new Paragraph({ bidirectional: true, children: [new TextRun({ text, rightToLeft: true })] });
  };
  const children: (Paragraph | Table)[] = Array.from({ length: 6 }, () => say(prose.paragraph(4)));
  const row = () => new TableRow({ children: [0, 1].map(() => new TableCell({ children: [say(prose.words(3).join(" "))] })) });
  children.push(new Table({ rows: [row(), row(), row()] }), say(prose.paragraph(3)));
  const bytes = await Packer.toBuffer(new Document({ sections: [{ children }] }));
  return { name: "Arabic with a table (DOCX)", format: "docx", bytes, known: known.join("\n") };
}

/** A web page laid out by tables within tables, with scripts, styles, lists in cells, and code. */
export function nestedTablesHtml(): Sample {
  const prose = proseIn("german", 23);
  const known: string[] = [];
  const say = (text: string) => {
    known.push(text);
    return text;
  };
  const data = () => `<table><caption>${say(prose.words(3).join(" "))}</caption>
    <tr><th>${say(prose.words(2).join(" "))}</th><th>${say(prose.words(2).join(" "))}</th></tr>
    <tr><td><ul><li>${say(prose.sentence())}</li><li>${say(prose.sentence())}</li></ul></td><td>${say("a | b")} <code>${say("x_1 = y_2")}</code></td></tr>
    <tr><td colspan="2"><p>${say(prose.sentence())}</p><p>${say(prose.sentence())}</p></td></tr></table>`;
  const html = `<!doctype html><html><head><title>Seite</title><meta charset="windows-1252"><style>p { color: red }</style></head><body>
    <script>var hidden = "not text";</script>
    <h1>${say(prose.words(3).join(" "))}</h1>
    <table><tr><td width="20%"><ul><li><a href="/a">${say("Start")}</a></li><li><a href="/b">${say("Über uns")}</a></li></ul></td>
    <td><h2>${say(prose.words(3).join(" "))}</h2><p>${say(prose.paragraph(4))}</p>${data()}<p>${say(prose.paragraph(2))}</p></td></tr></table>
    <pre><code>${say("for (const a of b) {\n  console.log(a_b * 2);\n}")}</code></pre>
    <noscript>hidden too</noscript><p>${say(prose.paragraph(3))}</p>${data()}<ol><li>${say(prose.sentence())}<ol><li>${say(prose.sentence())}</li></ol></li></ol>
    </body></html>`;
  return { name: "Nested tables, windows-1252 (HTML)", format: "html", bytes: Buffer.from(html, "latin1"), known: known.join("\n") };
}

/** A long article, in UTF-8. */
export function articleHtml(): Sample {
  const prose = proseIn("chinese", 24);
  const known: string[] = [];
  const parts = Array.from({ length: 40 }, (_, index) => {
    const text = index % 8 === 0 ? prose.words(3).join("") : prose.paragraph(3);
    const strong = prose.sentence();
    known.push(text, strong);
    return index % 8 === 0 ? `<h2>${text}</h2>${strong}` : `<p>${text}<b>${strong}</b></p>`;
  });
  const html = `<html><head><script>x()</script></head><body><main>${parts.join("\n")}</main></body></html>`;
  return { name: "Chinese article (HTML)", format: "html", bytes: Buffer.from(html), known: known.join("\n") };
}

const plain = (name: string, text: string, bytes: Buffer): Sample => ({ name, format: "txt", bytes, known: text });

export function latin1Text(): Sample {
  const prose = proseIn("german", 25);
  const text = Array.from({ length: 30 }, () => prose.paragraph(4)).join("\r\n\r\n");
  return plain("German, Latin-1, CRLF (TXT)", text, Buffer.from(text, "latin1"));
}

export function utf16Text(): Sample {
  const prose = proseIn("russian", 26);
  const text = Array.from({ length: 30 }, () => prose.paragraph(4)).join("\n\n");
  return plain("Russian, UTF-16 (TXT)", text, Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]));
}

/** Russian as old Windows programs write it: nothing in the file says which encoding it is. */
export function windows1251Text(): Sample {
  const prose = proseIn("russian", 27);
  const text = Array.from({ length: 30 }, () => prose.paragraph(4)).join("\n\n");
  const table = new Map(Array.from({ length: 256 }, (_, byte) => [new TextDecoder("windows-1251").decode(Uint8Array.of(byte)), byte]));
  return plain("Russian, windows-1251 (TXT)", text, Buffer.from(Array.from(text, (sign) => table.get(sign) ?? 63)));
}

export function markdown(): Sample {
  const prose = proseIn("english", 28);
  const text = Array.from(
    { length: 20 },
    () =>
      `## ${prose.words(3).join(" ")}\n\n${prose.paragraph(3)}\n\n- ${prose.sentence()}\n- ${prose.sentence()}\n\n| a | b |\n| --- | --- |\n| ${prose.words(2).join(" ")} | ${prose.words(2).join(" ")} |\n`,
  ).join("\n");
  return { name: "Headings, lists, tables (MD)", format: "md", bytes: Buffer.from(text), known: text };
}

const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

export function quotedCsv(): Sample {
  const prose = proseIn("english", 29);
  const rows = Array.from({ length: 200 }, () => [
    prose.words(2).join(" "),
    `${prose.sentence()} She said "${prose.sentence()}"\n${prose.sentence()}`,
    prose.words(3).join(", "),
  ]);
  const csv = [["title", "text", "tags"], ...rows].map((row) => row.map(quoted).join(",")).join("\r\n");
  return {
    name: "Quotes, commas, line ends in cells (CSV)",
    format: "csv",
    bytes: Buffer.from(`\ufeff${csv}`),
    known: rows.flat().join("\n"),
  };
}

export function recordsJsonl(): Sample {
  const prose = proseIn("russian", 30);
  const known: string[] = [];
  const say = (text: string) => {
    known.push(text);
    return text;
  };
  const lines = Array.from({ length: 200 }, (_, index) =>
    JSON.stringify({ id: index, question: say(prose.sentence()), answers: [say(prose.sentence()), { text: say(prose.paragraph(2)) }] }),
  );
  return { name: "Nested records (JSONL)", format: "jsonl", bytes: Buffer.from(lines.join("\n")), known: known.join("\n") };
}

export function nestedJson(): Sample {
  const prose = proseIn("japanese", 31);
  const known: string[] = [];
  const say = (text: string) => {
    known.push(text);
    return text;
  };
  const items = Array.from({ length: 150 }, (_, id) => ({
    id,
    title: say(prose.words(2).join("")),
    body: { text: say(prose.paragraph(3)), tags: [say("森"), say("海"), null, true] },
  }));
  return { name: "Nested lists (JSON)", format: "json", bytes: Buffer.from(JSON.stringify({ items }, null, 1)), known: known.join("\n") };
}
