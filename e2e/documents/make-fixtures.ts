// `node e2e/documents/make-fixtures.ts`: prints the PDFs of `fixtures/` anew. Needs Chromium and the fonts DejaVu and Liberation.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { browserPath } from "../settings.ts";
import { fixture, PRINTED } from "./printed.ts";

const folder = mkdtempSync(join(tmpdir(), "seedloom-fixtures-"));
try {
  for (const make of PRINTED) {
    const { file, html } = make();
    const page = join(folder, "page.html");
    writeFileSync(page, `<!doctype html><meta charset="utf-8">${html}`);
    const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", `--user-data-dir=${join(folder, "profile")}`];
    execFileSync(browserPath() ?? "chromium", [...flags, `--print-to-pdf=${fileURLToPath(fixture(file))}`, page], { stdio: "ignore" });
    console.log(`Wrote ${file}.`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
