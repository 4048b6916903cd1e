/**
 * Puts a text between marks, as `<row>…</row>`, that nothing in it can close: where the text itself holds such a mark, theirs
 * get a number that it does not hold. Pure, and always the same for the same text.
 */
export function markMaterial(name: string, text: string): string {
  const lower = text.toLowerCase();
  let tag = name;
  for (let number = 2; lower.includes(`</${tag}`) || lower.includes(`<${tag}`); number += 1) tag = `${name}-${number}`;
  return `<${tag}>\n${text}\n</${tag}>`;
}
