import type { Outcome } from "@/lib/errors.ts";

/** Keeps the settings of a draft or a generation. */
export type SaveTemplate = (input: {
  generationId: string;
  name: string;
  description: string;
  shared: boolean;
}) => Promise<Outcome<{ id: string }>>;

/** What a person can do with a template of their own; the page's server actions. */
export interface TemplateActions {
  update: (input: { id: string; name: string; description: string; shared: boolean }) => Promise<Outcome<unknown>>;
  remove: (input: { id: string }) => Promise<Outcome<unknown>>;
  importFile: (input: { name: string; text: string }) => Promise<Outcome<{ id: string; name: string }>>;
  /** A form's action: begins a dataset from its field `template` or `savedTemplate`. */
  begin: (form: FormData) => Promise<void>;
}
