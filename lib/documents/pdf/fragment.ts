/** A piece of text as a PDF places it, in points from the page's upper left corner, turned so that it runs from left to right. */
export interface Fragment {
  text: string;
  left: number;
  right: number;
  /** The line on which the letters stand; larger is lower. */
  baseline: number;
  /** Font size. */
  size: number;
  mono: boolean;
  direction: Direction;
  /** Place in the order in which the file draws. */
  order: number;
  /** The file draws a space behind it. */
  spaceAfter: boolean;
}

/** `neutral`: digits and signs alone, which follow the text around them. */
type Direction = "ltr" | "rtl" | "neutral";

const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const LETTER = /\p{L}/u;

/** Which way a text runs, by the first letter of it that tells. */
export function directionOf(text: string): Direction {
  for (const character of text) if (LETTER.test(character)) return RTL.test(character) ? "rtl" : "ltr";
  return "neutral";
}

/** How many letters of a text run each way. */
export function countDirections(text: string): { ltr: number; rtl: number } {
  let rtl = 0;
  let ltr = 0;
  for (const character of text) {
    if (!LETTER.test(character)) continue;
    if (RTL.test(character)) rtl++;
    else ltr++;
  }
  return { ltr, rtl };
}
