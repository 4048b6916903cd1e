import type { ModelInfo } from "@/lib/inference/types.ts";

/** More than these do not help anyone who looks for one; typing narrows the list. */
export const MOST_OPTIONS = 100;

/** The models that hold every word typed, in id or name. What names a model exactly is a choice made, and hides nothing. */
export function matchModels(models: readonly ModelInfo[], typed: string): ModelInfo[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0 || models.some((model) => model.id === typed.trim())) return [...models];
  return models.filter((model) => {
    const text = `${model.id} ${model.name}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
