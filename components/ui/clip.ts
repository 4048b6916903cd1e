/** More than three lines on any screen. */
export const CLIP_LENGTH = 400;

/**
 * The beginning of a text, for where only a few lines are shown: browsers lay out all that they are given, and take
 * minutes for twenty long words. Leaves no half character at the end.
 */
export const clip = (text: string) => text.slice(0, CLIP_LENGTH).replace(/[\uD800-\uDBFF]$/, "");
