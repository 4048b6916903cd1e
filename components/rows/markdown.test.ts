import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Markdown } from "./markdown.tsx";

const render = (text: string) => renderToStaticMarkup(createElement(Markdown, { text }));

test("HTML in a row's text stays text", () => {
  const html = render('<script>alert(1)</script>\n\n<img src=x onerror="alert(1)"> and **bold**');
  expect(html).not.toMatch(/<script|<img/);
  expect(html).toContain("&lt;img");
  expect(html).toContain("<strong>bold</strong>");
});

test("nothing is loaded from outside: an image is a link", () => {
  const html = render("![A cat](https://example.com/cat.png)");
  expect(html).not.toContain("<img");
  expect(html).toContain('<a href="https://example.com/cat.png" target="_blank" rel="noopener noreferrer nofollow">A cat</a>');
});

test("links that run a script lead nowhere", () => {
  expect(render("[click](javascript:alert(1)) and ![x](javascript:alert(2))")).not.toContain("javascript:");
});

test("headings are not the page's headings", () => {
  expect(render("# Title\n\n### Part")).not.toMatch(/<h\d/);
});

test("code is highlighted, bare SQL too", () => {
  expect(render("```python\ndef f(): pass\n```")).toContain('class="hljs-keyword"');
  expect(render("SELECT name FROM customers;")).toContain('class="hljs-keyword"');
});
