import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";

/** Pictures of the pages for whoever wants to look at them: `SHOTS=folder`. */
export async function shoot(page: Page, name: string) {
  const shots = process.env.SHOTS;
  if (!shots) return;
  mkdirSync(shots, { recursive: true });
  for (const [width, theme] of [
    [1280, "light"],
    [1280, "dark"],
    [390, "light"],
    [390, "dark"],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: theme });
    await page.screenshot({ path: join(shots, `${name}-${width}-${theme}.png`), fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.emulateMedia({ colorScheme: "light" });
}
