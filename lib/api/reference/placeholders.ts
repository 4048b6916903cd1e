// Examples name what a reader fills in as `{CONNECTION}`: words in capitals, so that a prompt's own `{{topic}}` is none.

const PLACEHOLDER = /\{([A-Z][A-Z0-9_]*)\}/g;

/** The names in a text, each once, in their order. */
export const placeholdersIn = (text: string): string[] => [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name = ""]) => name))];

/** The text with something in place of each. */
export const fillPlaceholders = (text: string, fill: (name: string) => string): string =>
  text.replaceAll(PLACEHOLDER, (_, name: string) => fill(name));

/** The parameters in a path such as `/v1/generations/{id}`. */
export const pathParameters = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);

/** A path with something in place of each of its parameters. */
export const fillPath = (path: string, fill: (name: string) => string): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => fill(name));
