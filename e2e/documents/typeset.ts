import { PDFDocument, type PDFFont, type PDFPage } from "pdf-lib";

/** A4, in points. */
export const PAGE = { width: 595, height: 842, margin: 56 } as const;

export interface Type {
  font: PDFFont;
  size: number;
}

interface Place {
  left: number;
  width: number;
}

/**
 * Sets text on the pages of a PDF the way a word processor does: line by line, a line's words in one piece, or one by
 * one where lines are justified.
 */
export class Typesetter {
  readonly document: PDFDocument;
  #page: PDFPage;
  /** Where the next line stands, from the page's foot. */
  y = PAGE.height - PAGE.margin;

  constructor(document: PDFDocument) {
    this.document = document;
    this.#page = document.addPage([PAGE.width, PAGE.height]);
  }

  static async create(): Promise<Typesetter> {
    return new Typesetter(await PDFDocument.create());
  }

  get page(): PDFPage {
    return this.#page;
  }

  nextPage(): void {
    this.#page = this.document.addPage([PAGE.width, PAGE.height]);
    this.y = PAGE.height - PAGE.margin;
  }

  space(points: number): void {
    this.y -= points;
  }

  /** A paragraph, wrapped; begins a new page where this one is full. */
  paragraph(text: string, { font, size }: Type, place: Partial<Place> = {}, options: LineOptions = {}): void {
    const { left = PAGE.margin, width = PAGE.width - 2 * PAGE.margin } = place;
    const lines = wrap(text, width, { font, size }, options.hyphenate);
    lines.forEach((line, index) => {
      if (this.y < PAGE.margin) this.nextPage();
      if (options.justify && index < lines.length - 1) this.#justified(line, left, width, { font, size });
      else this.#page.drawText(line, { x: left, y: this.y, font, size });
      this.y -= size * 1.25;
    });
    this.y -= size * 0.6;
  }

  #justified(line: string, left: number, width: number, { font, size }: Type): void {
    const words = line.split(" ");
    const used = words.reduce((sum, word) => sum + font.widthOfTextAtSize(word, size), 0);
    const gap = words.length > 1 ? (width - used) / (words.length - 1) : 0;
    let x = left;
    for (const word of words) {
      this.#page.drawText(word, { x, y: this.y, font, size });
      x += font.widthOfTextAtSize(word, size) + gap;
    }
  }

  async finish(): Promise<Buffer> {
    return Buffer.from(await this.document.save());
  }
}

interface LineOptions {
  justify?: boolean;
  /** Breaks long words with a hyphen, as narrow columns do. */
  hyphenate?: boolean;
}

/** The lines of a text at a width, the first one indented. */
export function wrap(text: string, width: number, { font, size }: Type, hyphenate = false, indent = 0): string[] {
  const lines: string[] = [];
  let line = "";
  const fits = (candidate: string) => font.widthOfTextAtSize(candidate, size) <= width - (lines.length === 0 ? indent : 0);
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    const cut = hyphenate ? lastFitting(line, word, fits) : 0;
    if (cut > 0) {
      lines.push(`${line === "" ? "" : `${line} `}${word.slice(0, cut)}-`);
      line = word.slice(cut);
    } else {
      if (line !== "") lines.push(line);
      line = word;
    }
  }
  if (line !== "") lines.push(line);
  return lines;
}

/** How many of a word's letters still fit, at least three on each side; 0 for none. */
function lastFitting(line: string, word: string, fits: (text: string) => boolean): number {
  for (let cut = word.length - 3; cut >= 3; cut--)
    if (/^\p{Ll}/u.test(word.slice(cut)) && fits(`${line === "" ? "" : `${line} `}${word.slice(0, cut)}-`)) return cut;
  return 0;
}
