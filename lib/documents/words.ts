const NONE = 0;
/** A letter or digit of a script that writes words apart. */
const LETTER = 1;
/** A sign that is counted by itself: Chinese, Japanese. */
const SIGN = 2;
/** Stands inside a word without ending it. */
const JOINER = 3;

let classes: Uint8Array | undefined;

/** What each UTF-16 code unit is to a word. Built once: a table is some ten times as fast as a regular expression for each character. */
function classesOfUnits(): Uint8Array {
  if (classes) return classes;
  classes = new Uint8Array(65_536);
  for (let unit = 0; unit < 65_536; unit++) {
    if (unit >= 0xd840 && unit <= 0xd88f) classes[unit] = SIGN;
    if (unit >= 0xd800 && unit <= 0xdfff) continue;
    const character = String.fromCharCode(unit);
    if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(character)) classes[unit] = SIGN;
    else if (/[\p{L}\p{N}\p{M}]/u.test(character)) classes[unit] = LETTER;
  }
  for (const joiner of "'’-‐_­") classes[joiner.charCodeAt(0)] = JOINER;
  return classes;
}

/**
 * Counts the words of a text that comes in parts. Chinese and Japanese, which write no spaces, count by the sign, as in
 * word processors.
 */
export class WordCounter {
  #words = 0;
  #inside = false;

  get words(): number {
    return this.#words;
  }

  add(text: string): void {
    const table = classesOfUnits();
    for (let at = 0; at < text.length; at++) {
      const kind = table[text.charCodeAt(at)];
      if (kind === LETTER) {
        if (!this.#inside) this.#words++;
        this.#inside = true;
      } else if (kind === SIGN) {
        this.#words++;
        this.#inside = false;
      } else if (kind === NONE) this.#inside = false;
    }
  }
}
