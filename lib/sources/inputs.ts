// What a generation is made from.

export type Inputs = "seeds" | "documents" | "items";

/** Items of data for a custom data curation; else documents where files were chosen; else seeds. */
export function inputsOf({ workflow, fileIds }: { workflow: string; fileIds: readonly string[] }): Inputs {
  if (workflow === "custom-data-curation") return "items";
  return fileIds.length > 0 ? "documents" : "seeds";
}
