import { accessSync, constants } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { browserPath } from "../../e2e/settings.ts";
import { AppError } from "../../lib/errors.ts";
import { PROJECT } from "../children.ts";
import { runCommand, runTool } from "./processes.ts";

const PLAYWRIGHT = join(PROJECT, "node_modules/@playwright/test/cli.js");

/**
 * The browser for the tests: CHROMIUM_PATH, one on the PATH, Playwright's own (which is null: Playwright finds it), else
 * Playwright's download, else the system's package.
 * @throws AppError `unavailable:browser`
 */
export async function findBrowser(): Promise<string | null> {
  const known = browserPath();
  if (known) return known;
  if (isExecutable(chromium.executablePath())) return null;
  console.log("There is no Chromium on this machine: fetching one for the browser tests…");
  if ((await runTool([PLAYWRIGHT, "install", "--with-deps", "chromium"], {})) === 0 && isExecutable(chromium.executablePath())) return null;
  if (process.getuid?.() === 0 && (await runCommand("apt-get", ["update"])) !== -1) {
    await runCommand("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { DEBIAN_FRONTEND: "noninteractive" });
    const installed = browserPath();
    if (installed) return installed;
  }
  throw new AppError("unavailable:browser", "The browser tests need Chromium: install it, or set CHROMIUM_PATH to a Chromium or Chrome.");
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
