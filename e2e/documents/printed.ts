import { readFile } from "node:fs/promises";
import { proseIn } from "./prose.ts";
import type { Sample } from "./sample.ts";

/** A page that Chromium printed to a PDF: `make-fixtures.ts` makes it anew, from the same text. */
interface Printed {
  file: string;
  name: string;
  html: string;
  known: string;
}

function arabic(): Printed {
  const prose = proseIn("arabic", 41);
  const known: string[] = [];
  const say = (text: string) => {
    known.push(text);
    return text;
  };
  const body = Array.from({ length: 5 }, () => {
    const heading = `<h2>${say(prose.words(3).join(" "))}</h2><p>${say(prose.paragraph(5))}</p>`;
    const mixed = `<p>${say(`${prose.words(4).join(" ")} machine learning model ${prose.words(3).join(" ")}`)}</p>`;
    return `${heading}${mixed}<ul><li>${say(prose.sentence())}</li><li>${say(prose.sentence())}</li></ul>`;
  });
  const html = `<body dir="rtl" lang="ar" style="font: 12pt/1.6 'DejaVu Sans'">${body.join("")}</body>`;
  return { file: "arabic.pdf", name: "Arabic with English phrases, by Chromium (PDF)", html, known: known.join("\n") };
}

function magazine(): Printed {
  const prose = proseIn("german", 42);
  const known: string[] = [];
  const say = (text: string) => {
    known.push(text);
    return text;
  };
  const row = () =>
    `<tr><td>${say(prose.words(2).join(" "))}</td><td>${say(prose.words(9).join(" "))}</td><td>${say(prose.words(2).join(" "))}</td></tr>`;
  const article = () =>
    `<h1>${say(prose.words(3).join(" "))}</h1><div style="columns: 3; column-gap: 16px; text-align: justify; hyphens: auto">${Array.from({ length: 5 }, () => `<p>${say(prose.paragraph(4))}</p>`).join("")}</div>
     <table style="width: 100%">${row()}${row()}${row()}${row()}</table><p>${say(prose.paragraph(3))}</p>`;
  const html = `<body lang="de" style="font: 10pt/1.4 'Liberation Serif'">${article()}${article()}</body>`;
  return { file: "magazine.pdf", name: "German, three columns and tables, by Chromium (PDF)", html, known: known.join("\n") };
}

export const PRINTED: readonly (() => Printed)[] = [arabic, magazine];

export function fixture(file: string): URL {
  return new URL(`./fixtures/${file}`, import.meta.url);
}

export async function printedPdfs(): Promise<Sample[]> {
  return Promise.all(
    PRINTED.map((make) => make()).map(async ({ file, name, known }) => ({
      name,
      format: "pdf" as const,
      bytes: await readFile(fixture(file)),
      known,
    })),
  );
}
