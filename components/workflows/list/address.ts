// The state of the Workflows list lives in its address, so that reload, the back button and a shared link keep it.

export interface WorkflowsAddress {
  q: string;
  /** Only those with this tag; empty for all. */
  tag: string;
}

const MAX_LENGTH = 200;

/** Reads an address's parameters. */
export function parseAddress(parameters: Record<string, string | string[] | undefined>): WorkflowsAddress {
  const text = (name: string) =>
    String([parameters[name] ?? ""].flat()[0] ?? "")
      .trim()
      .slice(0, MAX_LENGTH);
  return { q: text("q"), tag: text("tag") };
}
