import type { HubPerson } from "./settings.ts";

/** What the hub answers instead of doing the work: a status, and the words of its JSON. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export interface Reply {
  status: number;
  headers?: Record<string, string>;
  body: Buffer | string;
}

export const json = (value: unknown, status = 200, headers: Record<string, string> = {}): Reply => ({
  status,
  headers: { "content-type": "application/json; charset=utf-8", ...headers },
  body: JSON.stringify(value),
});

/** Whether a person's token may write under a name: their own, or an organisation of theirs. */
export function mayWrite(person: HubPerson, namespace: string): boolean {
  if (person.role === "read") return false;
  if (person.role === "fineGrained" && !person.writesIn?.includes(namespace)) return false;
  return belongsTo(person, namespace);
}

export const belongsTo = (person: HubPerson, namespace: string) => person.name === namespace || person.organisations.includes(namespace);
