import { hubFetch } from "./hub-fetch.ts";
import { toHubError } from "./library-errors.ts";

/** What every call to the hub about one dataset takes. */
export interface HubSession {
  hub: string;
  repository: string;
  /** The parameters that the library's functions share. */
  access: { accessToken: string; hubUrl: string; fetch: typeof fetch };
  /** Runs calls; what they throw has a sentence for the user. @throws HubError */
  ask<Value>(work: () => Promise<Value>): Promise<Value>;
  close(): Promise<void>;
}

interface SessionOptions {
  hub: string;
  token: string;
  repository: string;
  signal: AbortSignal;
  onSent: (path: string, bytes: number) => void;
  retryMs?: number | undefined;
}

export function openHubSession({ hub, token, repository, signal, onSent, retryMs }: SessionOptions): HubSession {
  const { fetch, close } = hubFetch({ hub, signal, onSent, ...(retryMs === undefined ? {} : { retryMs }) });
  return {
    ...{ hub, repository, close },
    access: { accessToken: token, hubUrl: hub, fetch },
    async ask(work) {
      try {
        return await work();
      } catch (error) {
        throw toHubError(error, { where: hub, repository, token });
      }
    },
  };
}
