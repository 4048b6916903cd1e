import { readFile } from "node:fs/promises";
import fontkit from "@pdf-lib/fontkit";
import { PDFDocument, PDFName, PDFString, StandardFonts } from "pdf-lib";
import { proseIn } from "./prose.ts";
import type { Sample } from "./sample.ts";
import { PAGE, Typesetter, wrap } from "./typeset.ts";

const INDENT = 10;
const COLUMN = { gutter: 20, size: 9.5 } as const;

/** A paper: a title over the whole width, two justified columns that are hyphenated, as LaTeX sets them. */
export async function twoColumnPdf(): Promise<Sample> {
  const prose = proseIn("english", 11);
  const set = await Typesetter.create();
  const font = await set.document.embedFont(StandardFonts.TimesRoman);
  const bold = await set.document.embedFont(StandardFonts.TimesRomanBold);
  const title = `On the ${prose.words(7).join(" ")}`;
  const abstract = prose.paragraph(5);
  set.paragraph(title, { font: bold, size: 18 });
  set.paragraph(abstract, { font, size: 10 }, { left: 100, width: 395 });
  const known = [title, abstract];
  setColumns(set, { font, size: COLUMN.size }, () => {
    const paragraphs = Array.from({ length: 30 }, (_, index) =>
      index % 6 === 0 ? `${index / 6 + 1} ${prose.words(3).join(" ")}` : prose.paragraph(5),
    );
    known.push(...paragraphs);
    return paragraphs;
  });
  return { name: "Two columns, justified, hyphenated (PDF)", format: "pdf", bytes: await set.finish(), known: known.join("\n") };
}

/** German in two columns, with a font of its own in the file. */
export async function germanPdf(): Promise<Sample> {
  const prose = proseIn("german", 12);
  const set = await Typesetter.create();
  set.document.registerFontkit(fontkit);
  const file = new URL("../../node_modules/geist/dist/fonts/geist-sans/Geist-Regular.ttf", import.meta.url);
  const font = await set.document.embedFont(await readFile(file), { subset: true });
  const known: string[] = [];
  setColumns(set, { font, size: COLUMN.size }, () => {
    known.push(...Array.from({ length: 24 }, () => prose.paragraph(5)));
    return known;
  });
  return { name: "German, two columns, umlauts, hyphenated (PDF)", format: "pdf", bytes: await set.finish(), known: known.join("\n") };
}

/** Fills columns from where the page stands, two to a page, the left one first. */
function setColumns(set: Typesetter, type: Parameters<typeof wrap>[2], texts: () => string[]): void {
  const width = (PAGE.width - 2 * PAGE.margin - COLUMN.gutter) / 2;
  let top = set.y;
  let column = 0;
  const leading = type.size * 1.2;
  for (const text of texts()) {
    const lines = wrap(text, width, type, true, INDENT);
    lines.forEach((line, index) => {
      if (set.y < PAGE.margin) {
        column = 1 - column;
        if (column === 0) {
          set.nextPage();
          top = set.y;
        }
        set.y = top;
      }
      const indent = index === 0 ? INDENT : 0;
      const words = line.split(" ");
      const used = words.reduce((sum, word) => sum + type.font.widthOfTextAtSize(word, type.size), indent);
      const last = index === lines.length - 1;
      const gap = last || words.length === 1 ? type.font.widthOfTextAtSize(" ", type.size) : (width - used) / (words.length - 1);
      let x = PAGE.margin + column * (width + COLUMN.gutter) + indent;
      for (const word of words) {
        set.page.drawText(word, { x, y: set.y, font: type.font, size: type.size });
        x += type.font.widthOfTextAtSize(word, type.size) + gap;
      }
      set.y -= leading;
    });
  }
}

/** Text, a table whose cells have one or several lines, text. */
export async function tablePdf(): Promise<Sample> {
  const prose = proseIn("english", 13);
  const set = await Typesetter.create();
  const font = await set.document.embedFont(StandardFonts.Helvetica);
  const type = { font, size: 10 };
  const known: string[] = [];
  const add = (text: string) => {
    known.push(text);
    set.paragraph(text, type);
  };
  for (let part = 0; part < 3; part++) {
    add(prose.paragraph(4));
    const columns = [56, 160, 330];
    for (let row = 0; row < 7; row++) {
      const cells = [prose.words(2).join(" "), prose.words(row % 3 === 2 ? 9 : 3).join(" "), prose.words(row % 3 === 2 ? 12 : 4).join(" ")];
      const lines = cells.map((cell, index) => wrap(cell, [90, 150, 200][index] ?? 100, type));
      lines.forEach((cell, index) => {
        cell.forEach((line, at) => {
          set.page.drawText(line, { x: columns[index] ?? 0, y: set.y - at * 12, font, size: 10 });
        });
      });
      set.space(12 * Math.max(...lines.map((cell) => cell.length)) + 8);
      known.push(...cells);
    }
    set.space(10);
  }
  add(prose.paragraph(4));
  return { name: "Tables with cells of several lines (PDF)", format: "pdf", bytes: await set.finish(), known: known.join("\n") };
}

/** Headings of three sizes, bulleted, numbered and nested lists. */
export async function listsPdf(): Promise<Sample> {
  const prose = proseIn("english", 14);
  const set = await Typesetter.create();
  const font = await set.document.embedFont(StandardFonts.Helvetica);
  const bold = await set.document.embedFont(StandardFonts.HelveticaBold);
  const known: string[] = [];
  for (let chapter = 1; chapter <= 4; chapter++) {
    for (const size of [20, 15, 12.5]) {
      const heading = prose.words(4).join(" ");
      known.push(heading);
      set.paragraph(heading, { font: bold, size });
    }
    const intro = prose.paragraph(3);
    known.push(intro);
    set.paragraph(intro, { font, size: 10 });
    for (let item = 1; item <= 5; item++) {
      const nested = item % 2 === 0;
      const text = prose.sentence();
      known.push(nested ? text : `${item}. ${text}`);
      set.page.drawText(nested ? "•" : `${item}.`, { x: nested ? 84 : 62, y: set.y, font, size: 10 });
      set.paragraph(text, { font, size: 10 }, { left: nested ? 100 : 80, width: 380 });
    }
  }
  return { name: "Headings and nested lists (PDF)", format: "pdf", bytes: await set.finish(), known: known.join("\n") };
}

const PROGRAM = `def median(numbers):
    ordered = sorted(numbers)
    middle = len(ordered) // 2
    if len(ordered) % 2 == 1:
        return ordered[middle]
    # the mean of the two in the middle
    return (ordered[middle - 1] + ordered[middle]) / 2


for row in table:
    print(row["name"], median(row["values"]))`;

/** A handbook with programs in it. */
export async function codePdf(): Promise<Sample> {
  const prose = proseIn("english", 15);
  const set = await Typesetter.create();
  const font = await set.document.embedFont(StandardFonts.TimesRoman);
  const mono = await set.document.embedFont(StandardFonts.Courier);
  const known: string[] = [];
  for (let part = 0; part < 5; part++) {
    const text = prose.paragraph(4);
    set.paragraph(text, { font, size: 11 });
    if (set.y < 250) set.nextPage();
    for (const line of PROGRAM.split("\n")) {
      set.page.drawText(line, { x: 70, y: set.y, font: mono, size: 9 });
      set.space(11);
    }
    set.space(14);
    known.push(text, PROGRAM);
  }
  return { name: "Programs in a handbook (PDF)", format: "pdf", bytes: await set.finish(), known: known.join("\n") };
}

/** Footnotes with raised numbers, and a header and a footer on each page. */
export async function footnotesPdf(): Promise<Sample> {
  const prose = proseIn("english", 16);
  const set = await Typesetter.create();
  const font = await set.document.embedFont(StandardFonts.TimesRoman);
  const known: string[] = [];
  for (let page = 1; page <= 6; page++) {
    if (page > 1) set.nextPage();
    set.page.drawText("A History of Rivers", { x: 250, y: 810, font, size: 8 });
    set.page.drawText(String(page), { x: 295, y: 30, font, size: 8 });
    const body = [prose.paragraph(6), prose.paragraph(6)];
    const notes = [prose.sentence(), prose.sentence()];
    body.forEach((text, index) => {
      const lines = wrap(text, 470, { font, size: 11 });
      lines.forEach((line, at) => {
        set.page.drawText(line, { x: 60, y: set.y, font, size: 11 });
        if (at === lines.length - 1)
          set.page.drawText(String(index + 1), { x: 61 + font.widthOfTextAtSize(line, 11), y: set.y + 4, font, size: 7 });
        set.space(14);
      });
      set.space(6);
    });
    set.y = 110;
    notes.forEach((note, index) => {
      set.page.drawText(String(index + 1), { x: 60, y: set.y + 3, font, size: 6 });
      set.paragraph(note, { font, size: 8.5 }, { left: 66, width: 460 });
    });
    known.push(...body.flatMap((text, index) => [text, String(index + 1)]), ...notes.flatMap((note, index) => [String(index + 1), note]));
  }
  return { name: "Footnotes, page headers and footers (PDF)", format: "pdf", bytes: await set.finish(), known: known.join("\n") };
}

/** A book of so many pages. */
export async function longPdf(pages: number, linesOnPage = 12): Promise<Sample> {
  const prose = proseIn("english", 17);
  const set = await Typesetter.create();
  const font = await set.document.embedFont(StandardFonts.TimesRoman);
  const known: string[] = [];
  for (let page = 1; page <= pages; page++) {
    if (page > 1) set.nextPage();
    for (let line = 0; line < linesOnPage; line++) {
      const text = prose.words(11).join(" ");
      known.push(text);
      set.page.drawText(text, { x: 56, y: set.y, font, size: 10 });
      set.space(13);
    }
  }
  return { name: `${pages.toLocaleString("en")} pages (PDF)`, format: "pdf", bytes: await set.finish(), known: known.join("\n") };
}

/**
 * Chinese (or Japanese), with one of the fonts that every reader of PDF knows by name and that is not in the file: its
 * characters are told by a predefined CMap (ISO 32000-1, 9.7.5.2). Two columns.
 */
export async function cjkPdf(language: "chinese" | "japanese"): Promise<Sample> {
  const prose = proseIn(language, 18);
  const document = await PDFDocument.create();
  const { context } = document;
  const names =
    language === "chinese"
      ? { font: "STSong-Light", map: "UniGB-UTF16-H", ordering: "GB1" }
      : { font: "HeiseiMin-W3", map: "UniJIS-UTF16-H", ordering: "Japan1" };
  const descendant = context.obj({
    Type: "Font",
    Subtype: "CIDFontType0",
    BaseFont: names.font,
    CIDSystemInfo: { Registry: PDFString.of("Adobe"), Ordering: PDFString.of(names.ordering), Supplement: 4 },
    FontDescriptor: context.register(
      context.obj({
        Type: "FontDescriptor",
        FontName: names.font,
        Flags: 6,
        FontBBox: [-25, -254, 1000, 880],
        ItalicAngle: 0,
        Ascent: 880,
        Descent: -120,
        CapHeight: 880,
        StemV: 93,
      }),
    ),
    DW: 1000,
  });
  const font = context.register(
    context.obj({
      Type: "Font",
      Subtype: "Type0",
      BaseFont: names.font,
      Encoding: names.map,
      DescendantFonts: [context.register(descendant)],
    }),
  );
  const known: string[] = [];
  for (let number = 0; number < 5; number++) {
    const page = document.addPage([PAGE.width, PAGE.height]);
    page.node.setFontDictionary(PDFName.of("F1"), font);
    const operators: string[] = [];
    for (const left of [56, 310]) {
      const text = prose.paragraph(20);
      known.push(text);
      const signs = Array.from(text);
      for (let line = 0; line * 20 < signs.length; line++) {
        const hex = Buffer.from(signs.slice(line * 20, line * 20 + 20).join(""), "utf16le")
          .swap16()
          .toString("hex");
        operators.push(`BT /F1 11 Tf 1 0 0 1 ${left} ${780 - line * 16} Tm <${hex}> Tj ET`);
      }
    }
    page.node.set(PDFName.of("Contents"), context.register(context.stream(operators.join("\n"))));
  }
  const name = language === "chinese" ? "Chinese, two columns (PDF)" : "Japanese, two columns (PDF)";
  return { name, format: "pdf", bytes: Buffer.from(await document.save()), known: known.join("\n") };
}
