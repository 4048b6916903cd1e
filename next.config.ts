import type { NextConfig } from "next";

const development = process.env.NODE_ENV === "development";

/** Nothing comes from elsewhere, and no other site may frame the studio. Next puts its data into inline scripts. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${development ? " 'unsafe-eval'" : ""}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "form-action 'self'",
  "base-uri 'self'",
  "frame-ancestors 'none'",
].join("; ");

const SECURITY_HEADERS = [
  { key: "Content-Security-Policy", value: CONTENT_SECURITY_POLICY },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
];

const config: NextConfig = {
  poweredByHeader: false,
  experimental: {
    // One step of a draft: 20 examples of 40,000 characters are up to 2.4 MB in UTF-8, and a list that is longer than
    // allowed is stored too, for the page says what is wrong with it. scripts/body-limit.ts bounds every request.
    serverActions: { bodySizeLimit: "8mb" },
    // All pages' code at once is 85 MB of the web process; each is loaded when it is first asked for.
    preloadEntriesOnStart: false,
  },
  headers: async () => [{ source: "/:path*", headers: SECURITY_HEADERS }],
  // Packages with native parts or WebAssembly beside them are loaded by Node and not bundled.
  serverExternalPackages: [
    "@huggingface/hub",
    "@node-rs/argon2",
    "@prisma/client",
    "@tus/file-store",
    "@tus/server",
    "pg",
    "pg-boss",
    "pino",
    "prom-client",
    "undici",
  ],
};

export default config;
