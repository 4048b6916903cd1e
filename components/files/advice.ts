import { DATA_FORMATS, type FileFormat } from "@/lib/files/formats.ts";

/** What to do about a reading that was stopped, by its problem (`FileDetails.problem`). */
const ADVICE: Record<string, string> = {
  "text-size": "Split it into smaller files and upload those.",
  memory: "Split it, or save it as plain text, and upload it again.",
  time: "Split it, or save it as plain text, and upload it again. If the machine was very busy, read it again.",
  crash: "Open it in the program that made it, save it anew, and upload that.",
};

/** What to do beside the sentence that says what is wrong; the readers of documents say both in one. */
export function adviceFor(problem: string, format: FileFormat): string {
  const isTheFiles = problem !== "" && problem !== "server";
  return ADVICE[problem] ?? (isTheFiles && DATA_FORMATS.includes(format) ? "Mend the file and upload it again." : "");
}
