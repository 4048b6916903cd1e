import type { GenerationListItem } from "@/lib/generation/list.ts";
import { PROVIDER_NAMES, WORKFLOW_NAMES } from "@/lib/generation/names.ts";
import { TEMPLATE_NAMES } from "@/lib/templates/names.ts";

// The columns of the list hold any text: what is not known by name, of another version, is shown as it is.
const names = <Name>(known: Readonly<Record<string, Name>>) => new Map(Object.entries(known));
const providers = names(PROVIDER_NAMES);
const workflows = names(WORKFLOW_NAMES);
const templates = names(TEMPLATE_NAMES);

export const providerName = (provider: string) => providers.get(provider) ?? provider;
export const workflowName = (workflow: string) => workflows.get(workflow) ?? { short: workflow, full: workflow };
export const templateName = (id: string) => templates.get(id) ?? id;

/** What a generation is called where it is listed; a draft may have no name yet. */
export const nameOf = (item: Pick<GenerationListItem, "name">) => item.name.trim() || "Untitled draft";

/** Where a generation opens: a draft in the wizard, everything else on its own page. */
export function hrefOf(item: Pick<GenerationListItem, "id" | "status">): string {
  return item.status === "draft" ? `/generations/${item.id}/configure` : `/generations/${item.id}`;
}
