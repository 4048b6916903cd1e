import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { isMostlyCjk } from "./cjk.ts";
import { directionOf, type Fragment } from "./fragment.ts";

/** A page's text: what runs as the page does, then what is turned by 90, 180 and 270 degrees, each as if it were upright. */
export type PageText = readonly (readonly Fragment[])[];

/** More pieces than this on one page (pages of people have some thousands) are left where the file draws them. */
const MAX_FRAGMENTS = 100_000;

/** The fragments of one page. Two spaces that the file draws are one. */
export async function readPage(page: PDFPageProxy): Promise<PageText> {
  const viewport = page.getViewport({ scale: 1 });
  const turns: Fragment[][] = [[], [], [], []];
  let order = 0;
  let last: Fragment | undefined;
  const { items, styles } = await page.getTextContent();
  for (const item of items) {
    if (!("str" in item)) continue;
    if (item.str.trim() === "") {
      if (last && item.str !== "") last.spaceAfter = true;
      continue;
    }
    if (order >= MAX_FRAGMENTS) break;
    const [a, b, c, d, x, y] = multiply(viewport.transform, item.transform);
    const turn = ((Math.round(Math.atan2(b, a) / (Math.PI / 2)) % 4) + 4) % 4;
    const [left, baseline] = turnBack(turn, x, y);
    const text = withPlainLetters(item.str.trim());
    // A font may have no height of its own: then the letters' width tells about how large they are.
    const size = Math.hypot(c, d) || item.height || item.width / Math.max(1, text.length / 2) || 1;
    last = {
      text,
      left,
      right: left + item.width,
      baseline,
      size,
      mono: styles[item.fontName]?.fontFamily === "monospace" && !isMostlyCjk(text),
      direction: directionOf(text),
      order: order++,
      spaceAfter: item.str.endsWith(" "),
    };
    turns[turn]?.push(last);
  }
  return turns.filter((fragments) => fragments.length > 0);
}

/** Ligatures (ﬁ) and the shapes that Arabic letters take beside each other, which fonts have as characters of their own. */
function withPlainLetters(text: string): string {
  return text.replace(/[\ufb00-\ufb4f\ufb50-\ufdff\ufe70-\ufefc]+/g, (shapes) => shapes.normalize("NFKC"));
}

type Matrix = [number, number, number, number, number, number];

/** `outer` after `inner`, as PDF's matrices are multiplied (ISO 32000-1, 8.3.4). */
function multiply(outer: readonly number[], inner: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = outer;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** A point of text that is turned by so many right angles, clockwise, where it would be if it were not. */
function turnBack(turn: number, x: number, y: number): [number, number] {
  if (turn === 1) return [y, -x];
  if (turn === 2) return [-x, -y];
  if (turn === 3) return [-y, x];
  return [x, y];
}
