import { expect, test } from "vitest";
import { checkAddress } from "./address.ts";

test.each([
  ["https://api.openai.com/v1", "https://api.openai.com/v1"],
  ["  http://localhost:8000/v1/// ", "http://localhost:8000/v1"],
  ["HTTP://Host.Example", "http://host.example"],
  ["https://host.example/v1/chat/completions", "https://host.example/v1"],
  ["http://10.0.0.7:11434/v1", "http://10.0.0.7:11434/v1"],
  ["http://[::1]:8000/v1", "http://[::1]:8000/v1"],
])("%s is stored as %s", (typed, url) => {
  expect(checkAddress(typed)).toEqual({ ok: true, url });
});

test.each([
  "",
  "api.openai.com/v1",
  "ftp://host.example",
  "file:///etc/passwd",
  "http://",
  "https://user:password@host.example/v1",
  "https://host.example/v1?key=secret",
  "https://host.example/v1#top",
  "http://169.254.169.254/latest",
  "http://2852039166/latest",
  "http://0xa9.0xfe.0xa9.0xfe/",
  "http://[::ffff:169.254.169.254]/",
  "http://[::ffff:100.100.100.200]/",
  "http://[64:ff9b::169.254.169.254]/",
  "http://[fd00:ec2::254]/",
  "http://[fd00:0ec2:0:0::254]/",
  "http://[fe80::1]/",
  "http://metadata.google.internal/",
])("%s is refused with a sentence", (typed) => {
  const checked = checkAddress(typed);
  expect(checked.ok).toBe(false);
  if (!checked.ok) expect(checked.message).toMatch(/\.$/);
});
