/** Puts values in the place of `$name`; a name without a value stays, for prices and the like never look so. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\$([A-Za-z]+)/g, (whole, name: string) => values[name] ?? whole);
}

export const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
