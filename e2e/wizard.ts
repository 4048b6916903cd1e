import { expect, type Page } from "@playwright/test";

export type TemplateName = "Code generation" | "Text to SQL" | "Safety refusals" | "Custom";

export interface Choices {
  name: string;
  provider: "AWS Bedrock" | "OpenAI-compatible" | "Built-in demo";
  /** The connection's name, where there may be several. */
  connection?: string;
  model?: string;
  template: TemplateName;
  seeds?: readonly string[];
  pairsPerSeed: number;
}

/** The wizard, as a person uses it: by its labels. */
export class Wizard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** From Home to the first step. */
  async open() {
    await this.page.goto("/");
    await this.page.getByRole("button", { name: "Create dataset" }).first().click();
    await expect(this.page).toHaveURL(/\/configure$/);
  }

  async configure({ name, provider, connection, model, template }: Choices) {
    await this.page.getByLabel("Dataset name").fill(name);
    await this.page.getByRole("radio", { name: provider }).check();
    if (connection) await this.page.getByLabel("Connection", { exact: true }).selectOption({ label: connection });
    if (model) {
      await this.page.getByLabel("Model", { exact: true }).fill(model);
      await this.page.keyboard.press("Escape");
    }
    await this.page.getByRole("radio", { name: template, exact: true }).check();
  }

  async next() {
    await this.page.getByRole("button", { name: "Next" }).click();
  }

  /** Replaces all seeds by these. */
  async replaceSeeds(seeds: readonly string[]) {
    await this.page.getByRole("button", { name: /^(Clear all|Remove all)/ }).click();
    const box = this.page.getByLabel("Add a seed");
    for (const seed of seeds) {
      await box.fill(seed);
      await box.press("Enter");
    }
  }

  async prompt({ seeds, pairsPerSeed }: Choices) {
    await expect(this.page).toHaveURL(/\/prompt$/);
    if (seeds) await this.replaceSeeds(seeds);
    await this.page.getByLabel("Pairs per seed").fill(String(pairsPerSeed));
  }

  /** The whole way from Home to the generation's page; returns the generation's id. */
  async generate(choices: Choices): Promise<string> {
    await this.open();
    await this.configure(choices);
    await this.next();
    await this.prompt(choices);
    await this.next();
    await expect(this.page).toHaveURL(/\/examples$/);
    await this.next();
    await expect(this.page).toHaveURL(/\/summary$/);
    await this.page.getByRole("button", { name: "Generate" }).click();
    await expect(this.page).toHaveURL(/\/generations\/[0-9a-f-]{36}$/);
    return this.page.url().split("/").at(-1) ?? "";
  }
}
