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
