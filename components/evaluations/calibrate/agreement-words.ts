/**
 * What a kappa means in words: the bands of Landis and Koch (“The Measurement of Observer Agreement for Categorical Data”,
 * Biometrics 33, 1977), which are a custom and no law.
 */
export function kappaWords(kappa: number | null): string {
  if (kappa === null) return "not to be told yet";
  if (kappa < 0) return "less agreement than by chance";
  if (kappa <= 0.2) return "slight agreement";
  if (kappa <= 0.4) return "fair agreement";
  if (kappa <= 0.6) return "moderate agreement";
  if (kappa <= 0.8) return "substantial agreement";
  return "almost perfect agreement";
}

/** What to do about it, in a sentence. */
export function kappaAdvice(kappa: number | null): string {
  if (kappa === null) return "Rate more rows, or rows with different scores: so far there is too little to compare.";
  if (kappa <= 0.4)
    return "Do not sort rows by these scores yet. Make the levels of the rubric plainer, add examples, or take a stronger judge.";
  if (kappa <= 0.6) return "Good enough to find the weakest rows. To cut at a score, make the rubric plainer where you differ most.";
  return "The judge sees these rows much as you do. You can filter by its scores.";
}
