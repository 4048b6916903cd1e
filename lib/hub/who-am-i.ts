import { whoAmI } from "@huggingface/hub";
import { z } from "zod";
import { HubError } from "./hub-error.ts";
import { hubFetch } from "./hub-fetch.ts";
import { toHubError } from "./library-errors.ts";

/** Who a token belongs to. */
export interface HubIdentity {
  userName: string;
  /** The names under which it may make datasets: the person's own first, then organisations. */
  namespaces: string[];
}

const WAIT_MS = 20_000;

const named = z.object({ name: z.string() });
/** As https://huggingface.co/api/whoami-v2 answers, which the library's types leave half out. */
const answerSchema = z.object({
  type: z.string(),
  name: z.string().min(1),
  orgs: z.array(named).default([]),
  auth: z.object({
    accessToken: z
      .object({
        role: z.string(),
        fineGrained: z
          .object({
            scoped: z.array(
              z.object({ entity: z.object({ type: z.string(), name: z.string().optional() }), permissions: z.array(z.string()) }),
            ),
          })
          .optional(),
      })
      .optional(),
  }),
});

/**
 * Asks the hub who a token belongs to, and whether it may write.
 * @throws HubError when it is wrong, may only read, or when the hub cannot be reached
 */
export async function askWhoAmI(hub: string, token: string): Promise<HubIdentity> {
  const { fetch, close } = hubFetch({ hub, signal: AbortSignal.timeout(WAIT_MS), answerMs: WAIT_MS, tries: 2 });
  try {
    const answer = answerSchema.safeParse(await whoAmI({ accessToken: token, hubUrl: hub, fetch }));
    if (!answer.success) throw new HubError(`${hub} answers, but not as a Hugging Face Hub: check the address.`, { temporary: false });
    return readIdentity(hub, answer.data);
  } catch (error) {
    if (error instanceof DOMException)
      throw new HubError(`${hub} did not answer within 20 s: check the address, or try again.`, { temporary: true });
    throw toHubError(error, { where: hub, repository: null, token });
  } finally {
    await close();
  }
}

/** Pure. @throws HubError when the token may not write */
function readIdentity(hub: string, { name, orgs, auth }: z.infer<typeof answerSchema>): HubIdentity {
  const own = [name, ...orgs.map((organisation) => organisation.name)];
  const { role, fineGrained } = auth.accessToken ?? { role: "write" };
  const readOnly = `The token of ${name} may only read: make one with the right to write (Write, or a fine-grained one that may write to your datasets) at ${hub}.`;
  if (role === "read") throw new HubError(readOnly, { temporary: false, status: 403 });
  if (!fineGrained) return { userName: name, namespaces: own };
  const writes = fineGrained.scoped.filter(({ permissions }) => permissions.includes("repo.write"));
  if (writes.length === 0) throw new HubError(readOnly, { temporary: false, status: 403 });
  const namespaces = own.filter((one) => writes.some(({ entity }) => entity.name === one));
  // A token for single datasets only: its owner knows for which.
  return { userName: name, namespaces: namespaces.length > 0 ? namespaces : [name] };
}
