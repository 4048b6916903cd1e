const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/u;

/** Whether a text ends in, or begins with, a sign of a script that is written without spaces (Chinese, Japanese). */
export const endsInCjk = (text: string) => CJK.test(lastCharacter(text));
export const beginsWithCjk = (text: string) => CJK.test(String.fromCodePoint(text.codePointAt(0) ?? 32));

function lastCharacter(text: string): string {
  const last = text.slice(-1);
  return /[\udc00-\udfff]/.test(last) ? text.slice(-2) : last;
}

const BETWEEN =
  /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3001-\u303f\uff01-\uff5e]) +(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3001-\u303f\uff01-\uff5e])/gu;

/** Takes out the spaces that wide letter spacing looks like between signs that are written without. */
export function withoutInventedSpaces(text: string): string {
  return text.includes(" ") ? text.replace(BETWEEN, "") : text;
}

/** Whether a line of Chinese or Japanese goes on in the next one: a number may be broken anywhere there, a Latin word is not. */
export function runsOnWithoutSpace(text: string, line: string): boolean {
  if (endsInCjk(text) && beginsWithCjk(line)) return true;
  const ends = /[\p{N}\p{P}]$/u.test(text) || endsInCjk(text);
  const begins = /^[\p{N}\p{P}]/u.test(line) || beginsWithCjk(line);
  return ends && begins && isMostlyCjk(text.slice(-40)) && isMostlyCjk(line.slice(0, 40));
}

/** Whether half of a text's letters at least are Chinese or Japanese. */
export function isMostlyCjk(text: string): boolean {
  const letters = text.match(/[\p{L}\p{N}]/gu) ?? [];
  return letters.length > 0 && letters.filter((letter) => CJK.test(letter)).length * 2 >= letters.length;
}
