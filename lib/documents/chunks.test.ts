import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countTokens } from "../inference/tokens.ts";
import { type Chunk, chunkStream, chunkText } from "./chunks.ts";

const nasty = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.lorem({ maxCount: 40 }) },
    {
      weight: 4,
      arbitrary: fc.constantFrom(
        "\n\n",
        "\n",
        "\f",
        "\r\n",
        " ",
        "\t",
        "\u00a0",
        "\u2028",
        "      ",
        "```\n",
        "# Title\n",
        "### Sub # title ##\n",
      ),
    },
    { weight: 2, arbitrary: fc.constantFrom("| a | b |\n", "- item one. Two!\n", "1. first\n", "> quoted\n", "#not a heading\n", "---\n") },
    { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
    { weight: 1, arbitrary: fc.string({ unit: "grapheme-composite", maxLength: 60 }) },
    { weight: 1, arbitrary: fc.constantFrom("\ud83d", "\ude00", "<|endoftext|>", "👩‍👩‍👧‍👦".repeat(30), "а̀́̂".repeat(50)) },
    {
      weight: 1,
      arbitrary: fc.constantFrom("学习语言。历史河流！".repeat(40), "كتاب مدرسة نهر؟ ".repeat(40), "ภาษาไทยไม่มีช่องว่าง".repeat(40)),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom("x".repeat(3_000), "aB3$".repeat(2_500), " ".repeat(3_000), "\n".repeat(2_000), "é".repeat(9_000)),
    },
  ),
  { maxLength: 40 },
);
const settings = fc
  .integer({ min: 16, max: 300 })
  .chain((tokens) => fc.record({ tokens: fc.constant(tokens), overlap: fc.integer({ min: 0, max: Math.floor(tokens / 2) }) }));

const isInsidePair = (text: string, at: number) => /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));

/** What is wrong with a text's chunks. */
function faultsOf(text: string, chunks: readonly Chunk[], options: { tokens: number; overlap: number }): string[] {
  const faults: string[] = [];
  const paged = text.includes("\f");
  let end = 0;
  let pages = 1;
  for (const [index, { text: whole, own, page }] of chunks.entries()) {
    const check = (right: boolean, what: string) => right || faults.push(`chunk ${index}: ${what}`);
    const part = text.slice(own.start, own.end);
    const leadLength = whole.length - part.length;
    const blank = part.length - part.trimStart().length;
    check(own.start === end && own.end > end, "its own part does not follow the one before");
    check(whole === text.slice(own.start - leadLength, own.end), "its text is not that of its place");
    check(countTokens(whole) <= options.tokens, "more tokens than asked");
    check(countTokens(whole.slice(0, leadLength)) <= options.overlap, "more overlap than asked");
    check(!isInsidePair(text, own.start) && !isInsidePair(text, own.start - leadLength), "a character is cut");
    check(page === (paged ? pages + part.slice(0, blank).split("\f").length - 1 : null), "wrong page");
    pages += part.split("\f").length - 1;
    end = own.end;
  }
  if (end !== text.length) faults.push("the end is missing");
  return faults;
}

describe("chunkText", () => {
  it("loses and doubles nothing, exceeds no limit and cuts no character, whatever the text", () => {
    fc.assert(
      fc.property(nasty, settings, (parts, options) => {
        const text = parts.join("");
        expect(faultsOf(text, [...chunkText(text, options)], options)).toEqual([]);
      }),
      { numRuns: 100, seed: 4 },
    );
  });

  it("makes the same chunks of a text that comes in parts", async () => {
    await fc.assert(
      fc.asyncProperty(nasty, settings, fc.integer({ min: 1, max: 5_000 }), async (parts, options, size) => {
        const text = parts.join("");
        async function* inParts() {
          for (let start = 0; start < text.length; start += size) yield text.slice(start, start + size);
        }
        const streamed: Chunk[] = [];
        for await (const chunk of chunkStream(inParts(), { ...options, paged: text.includes("\f") })) streamed.push(chunk);
        expect(streamed).toEqual([...chunkText(text, options)]);
      }),
      { numRuns: 40, seed: 4 },
    );
  });

  it("ends chunks before headings, else between paragraphs, else between sentences", () => {
    const sentence = "The river runs slowly through the old town and on to the sea. ";
    const paragraph = `${sentence.repeat(4)}\n\n`;
    const bySection = [...chunkText(`# One\n\n${paragraph.repeat(2)}# Two\n\n${paragraph.repeat(2)}`, { tokens: 160, overlap: 0 })];
    expect(bySection.map(({ heading, text }) => [heading, text.slice(0, 5)])).toEqual([
      ["One", "# One"],
      ["Two", "# Two"],
    ]);
    const byParagraph = [...chunkText(paragraph.repeat(6), { tokens: 100, overlap: 0 })];
    expect(byParagraph.every(({ text }) => text.endsWith("\n\n"))).toBe(true);
    const bySentence = [...chunkText(sentence.repeat(40), { tokens: 100, overlap: 30 })];
    expect(bySentence.every(({ text }) => text.startsWith("The river") && text.endsWith("sea. "))).toBe(true);
    expect(bySentence.length).toBeLessThan(12);
  });

  it("repeats the last sentences of the chunk before, or its last words where a sentence is longer", () => {
    const sentences = Array.from({ length: 40 }, (_, index) => `Sentence number ${index} tells of the river. `).join("");
    const chunks = [...chunkText(sentences, { tokens: 100, overlap: 25 })];
    for (const [index, chunk] of chunks.slice(1).entries()) {
      const lead = chunk.text.slice(0, chunk.text.length - (chunk.own.end - chunk.own.start));
      expect(lead).toMatch(/^Sentence number \d+ tells/);
      expect(chunks[index]?.text.endsWith(lead)).toBe(true);
    }
    const words = [...chunkText("river mountain harbour ".repeat(200), { tokens: 50, overlap: 10 })];
    expect(words.slice(1).every(({ text }) => /^(river|mountain|harbour) /.test(text))).toBe(true);
  });

  it("knows the page and the heading of each chunk, and takes no comment in code for a heading", () => {
    const page = (number: number) =>
      `## Chapter ${number} ##\n\n${"Words of the page stand here. ".repeat(12)}\n\`\`\`\n# a comment\n${"x = 1\n".repeat(10)}\`\`\`\n`;
    const chunks = [...chunkText([1, 2, 3].map(page).join("\f"), { tokens: 64, overlap: 0 })];
    for (const { heading, page } of chunks) expect(heading).toBe(`Chapter ${page}`);
    expect(chunks.at(-1)?.page).toBe(3);
  });

  it("finds sentences and words where no spaces are written", () => {
    const chunks = [
      ...chunkText("学习语言需要时间。历史河流城市老师学生。森林海洋冬天花园问题！".repeat(60), { tokens: 120, overlap: 20 }),
    ];
    expect(chunks.slice(0, -1).every(({ text }) => /[。！]$/.test(text))).toBe(true);
  });

  it("refuses what cannot be kept", () => {
    expect(() => [...chunkText("a", { tokens: 15, overlap: 0 })]).toThrow(RangeError);
    expect(() => [...chunkText("a", { tokens: 100, overlap: 51 })]).toThrow("0 to 50 tokens, not 51");
    expect([...chunkText("", { tokens: 100, overlap: 0 })]).toEqual([]);
  });

  it("takes time that grows with the text alone, however it is written", () => {
    const texts = ["The river runs slowly, and on to the sea. ", "x", "word ", "句", "a\n", "# h\n\ntext\n\n"].map((piece) =>
      piece.repeat(200_000 / piece.length),
    );
    for (const text of texts) {
      let end = 0;
      for (const chunk of chunkText(text, { tokens: 800, overlap: 100 })) end = chunk.own.end;
      expect(end).toBe(text.length);
    }
  });
});
