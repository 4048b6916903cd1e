// The instruction of a custom data curation: text in which `{{key}}` stands for a field of the item.

const GAP = /\{\{\s*([^{}]+?)\s*\}\}/g;

export interface Instruction {
  /** The text between the gaps: always one piece more than there are keys. */
  pieces: string[];
  /** The key of each gap, in order; one may come several times. */
  keys: string[];
}

export function parseInstruction(text: string): Instruction {
  const instruction: Instruction = { pieces: [], keys: [] };
  let end = 0;
  for (const match of text.matchAll(GAP)) {
    instruction.pieces.push(text.slice(end, match.index));
    instruction.keys.push(match[1] ?? "");
    end = match.index + match[0].length;
  }
  instruction.pieces.push(text.slice(end));
  return instruction;
}

/** The keys that an item needs: its input's, and those that the instruction takes. No key twice. */
export const neededKeys = (prompt: { prompt: string; inputKey: string }): string[] => [
  ...new Set([prompt.inputKey, ...parseInstruction(prompt.prompt).keys]),
];
