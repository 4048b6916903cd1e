import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** What axe finds on a page at rest: each rule with the elements that break it. */
export async function findViolations(page: Page): Promise<string[]> {
  await settle(page);
  // The legacy mode only leaves out frames of other sites, of which there are none, and with them a new tab for each check.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}

/** Waits for colours that are on their way (of a hover, a dialog, another look): axe would measure those between. */
async function settle(page: Page) {
  await page.evaluate(async () => {
    // What has just changed begins to move with the next frame.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const ending = document.getAnimations().filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
    // One that is replaced, or whose element goes away, ends with an error.
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}
