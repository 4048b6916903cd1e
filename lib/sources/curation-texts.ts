/** The instruction that a custom data curation begins with. */
export const DEFAULT_INSTRUCTION =
  "Answer the question below correctly and completely.\n\n- Say the most important thing first, then what supports it.\n- Use plain words and short sentences.\n- If the question cannot be answered, say what is missing.";
