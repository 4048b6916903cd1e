import { z } from "zod";

const THEMES = ["system", "light", "dark"] as const;

/** The value of the cookie `theme`; anything else is `system`. */
export const themeSchema = z.enum(THEMES).catch("system");

export type Theme = (typeof THEMES)[number];
