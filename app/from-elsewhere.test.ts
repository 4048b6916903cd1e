import { expect, test } from "vitest";
import { isFromElsewhere } from "./from-elsewhere.ts";

const HOST = { host: "studio.example:3000" };

test.each<Record<string, string>>([
  { ...HOST, "sec-fetch-site": "same-origin", origin: "http://studio.example:3000" },
  // Behind a proxy that gives the inner server a name of its own.
  { host: "127.0.0.1:3000", "sec-fetch-site": "same-origin", origin: "https://studio.example" },
  { host: "127.0.0.1:3000", "x-forwarded-host": "studio.example", origin: "https://studio.example" },
  { ...HOST, origin: "http://Studio.example:3000" },
  // No browser.
  HOST,
])("%o is the studio's own page", (headers) => expect(isFromElsewhere(new Headers(headers))).toBe(false));

test.each<Record<string, string>>([
  { ...HOST, "sec-fetch-site": "cross-site", origin: "https://evil.example" },
  // Another program on the same machine, or a sibling name: the cookie's SameSite does not keep these out.
  { ...HOST, "sec-fetch-site": "same-site", origin: "http://studio.example:8080" },
  { ...HOST, origin: "http://studio.example:8080" },
  { ...HOST, origin: "https://evil.example" },
  // A sandboxed frame, a file.
  { ...HOST, origin: "null" },
])("%o comes from elsewhere", (headers) => expect(isFromElsewhere(new Headers(headers))).toBe(true));
