// What the texts of a row are cleaned of, and how its names are found.

/** The name of a field in another letter case, or with blanks around it. */
export const keyFor = (value: Record<string, unknown>, field: string) =>
  Object.keys(value).find((key) => key.trim().toLowerCase() === field.toLowerCase());

/** Anything but white space and characters that nobody sees. */
const CONTENT = /[^\s\p{Cc}\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/u;
const ELLIPSIS = /^[.…]+$/;

export const hasContent = (text: string) => CONTENT.test(text) && !ELLIPSIS.test(text);

const STAND_IN = /^(?:string|text|<[\w -]{1,60}>)$/i;

export const isStandIn = (text: string, field: string) => STAND_IN.test(text) || text.toLowerCase() === field.toLowerCase();

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what PostgreSQL refuses or nobody can see
const ODD = /[\u0000-\u0008\t\u000b-\u001f\u007f]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
/**
 * LaTeX that the model did not escape, so that JSON read a control character: form feed and backspace before any letter
 * (`\frac`, `\beta`), tab and carriage return before what is no word without them (`\theta`, `\rightarrow`).
 */
const MISREAD_COMMAND =
  /[\f\b](?=[a-z])|\t(?=(?:heta|imes|frac|ext\{|extbf\{|extit\{|riangle|ilde|herefore|binom)(?![a-z]))|\r(?=(?:ho|ight|ightarrow|angle|floor|ceil|m)(?![a-z]))/g;
const COMMAND: Readonly<Record<string, string>> = { "\f": "\\f", "\b": "\\b", "\t": "\\t", "\r": "\\r" };
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** A field's text as it is stored: no control characters, no halves of characters, no blank lines around it. */
export function cleanText(text: string): string {
  const visible = ODD.test(text) ? text.replace(MISREAD_COMMAND, (found) => COMMAND[found] ?? found).replace(INVISIBLE, "") : text;
  const wellFormed = visible.isWellFormed() ? visible : visible.replace(LONE_SURROGATE, "");
  // The first line keeps its indentation, for it may be code.
  return wellFormed.replace(/^(\s*\n)+/, "").trimEnd();
}
