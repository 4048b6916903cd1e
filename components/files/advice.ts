/** What to do about a file that could not be read, by its problem (`FileDetails.problem`). */
const ADVICE: Record<string, string> = {
  encrypted: "Save a copy without the password in the program that made it, and upload that.",
  "no-text": "It holds pictures of text only. Let a scanner’s or PDF program’s text recognition (OCR) run over it, and upload the result.",
  empty: "Check that it is the right file.",
  "wrong-extension": "Give it the ending that fits its content, or save it anew in the program that made it, and upload it again.",
  damaged: "Open it in the program that made it, mend what is wrong or save it anew, and upload it again.",
  "too-large": "Split it into smaller files and upload those.",
  "text-size": "Split it into smaller files and upload those.",
  memory: "Split it, or save it as plain text, and upload it again.",
  time: "Split it, or save it as plain text, and upload it again. If the machine was very busy, read it again.",
  crash: "Open it in the program that made it, save it anew, and upload that.",
};

export const adviceFor = (problem: string): string => ADVICE[problem] ?? "";
