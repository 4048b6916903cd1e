import { createRepo, datasetInfo, listFiles } from "@huggingface/hub";
import type { PushAttempt } from "./attempt.ts";
import { HubError } from "./hub-error.ts";
import type { HubSession } from "./hub-session.ts";

/** What the hub itself puts into a new dataset. */
const HUBS_OWN = [".gitattributes"];

const dataset = (session: HubSession) => ({ type: "dataset" as const, name: session.repository });

/**
 * Makes the dataset on the hub, or finds that it may be written into the one that is there: one that an earlier try of
 * this push has made, or any when the person said so. What is meant to be private never goes into a public one.
 * @throws HubError
 */
export async function prepareRepository(session: HubSession, attempt: PushAttempt): Promise<void> {
  const { created, creating, intoExisting } = attempt.state();
  if (created) return;
  if (intoExisting && (await isThere(session))) return mustFit(session, attempt);
  await attempt.note({ creating: true });
  const visibility = attempt.state().private ? "private" : "public";
  try {
    await session.ask(() => createRepo({ ...session.access, repo: dataset(session), visibility }));
  } catch (error) {
    if (!(error instanceof HubError && error.status === 409)) throw error;
    if (!intoExisting && !(creating && (await isEmpty(session)))) throw taken(session, error);
    await mustFit(session, attempt);
  }
  await attempt.note({ created: true });
}

const taken = ({ repository, hub }: HubSession, cause: HubError) =>
  new HubError(
    `There is a dataset ${repository} at ${hub} already: choose another name, or allow it to be written into the one that is there.`,
    {
      ...{ temporary: false, status: 409, cause },
    },
  );

async function isThere(session: HubSession): Promise<boolean> {
  try {
    await session.ask(() => datasetInfo({ ...session.access, name: session.repository }));
    return true;
  } catch (error) {
    if (error instanceof HubError && error.status === 404) return false;
    throw error;
  }
}

/** Whether nothing was put there yet: so it is the one that our own request made, whose answer was lost. */
async function isEmpty(session: HubSession): Promise<boolean> {
  const paths = await listPaths(session);
  return paths.every((path) => HUBS_OWN.includes(path));
}

async function mustFit(session: HubSession, attempt: PushAttempt): Promise<void> {
  const info = await session.ask(() => datasetInfo({ ...session.access, name: session.repository }));
  if (attempt.state().private && !info.private)
    throw new HubError(`${session.repository} is public: turn “Private” off if everyone may see the rows, or choose another name.`, {
      temporary: false,
    });
}

/** The paths of all files of the dataset on the hub. */
export async function listPaths(session: HubSession): Promise<string[]> {
  return session.ask(async () => {
    const paths: string[] = [];
    for await (const { type, path } of listFiles({ ...session.access, repo: dataset(session), recursive: true }))
      if (type === "file") paths.push(path);
    return paths;
  });
}
