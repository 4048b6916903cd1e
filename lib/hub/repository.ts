import { z } from "zod";

// The names of repositories on a Hugging Face Hub, by the hub's own rules (huggingface_hub's validate_repo_id): letters,
// digits and - _ . , 1 to 96 of them, neither `--` nor `..`, no - or . at the ends, not ending with .git. Browser-safe.

const LONGEST = 96;

/** What is wrong with one part of a name, in words for the user; null when nothing is. */
function problemOf(part: string): string | null {
  if (part.length > LONGEST) return `A name on the hub has at most ${LONGEST} characters.`;
  if (!/^[A-Za-z0-9._-]*$/.test(part)) return "Only letters without accents, digits, and the signs - _ . may stand in a name on the hub.";
  if (/^[.-]|[.-]$/.test(part)) return "A name on the hub neither begins nor ends with - or a full stop.";
  if (/--|\.\./.test(part)) return "A name on the hub has no -- and no .. in it.";
  if (/\.git$/i.test(part)) return "A name on the hub does not end with .git.";
  return null;
}

/** What is wrong with `user/name`, in words for the user; null when nothing is. */
export function repositoryProblem(id: string): string | null {
  const [namespace, name, ...more] = id.split("/");
  if (!namespace || !name || more.length > 0)
    return "Enter a name such as my-name/my-dataset: whose it is, a slash, and what it is called.";
  return problemOf(namespace) ?? problemOf(name);
}

/** `user/name` of a dataset on the hub. */
export const repositoryId = z
  .string()
  .trim()
  .max(2 * LONGEST + 1, `A name on the hub has at most ${LONGEST} characters.`)
  .superRefine((id, context) => {
    const problem = repositoryProblem(id);
    if (problem) context.addIssue({ code: "custom", message: problem });
  });

/** The address of a dataset's page. `hub` has no slash at its end. */
export const datasetAddress = (hub: string, repository: string) => `${hub}/datasets/${repository}`;

/** The address of a commit's page. */
export const commitAddress = (hub: string, repository: string, oid: string) => `${datasetAddress(hub, repository)}/commit/${oid}`;
