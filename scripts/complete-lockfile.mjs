// `npm run complete-lockfile`, after `npm install`: adds to package-lock.json the optional packages of other platforms that
// this machine's registry does not have. npm leaves those out when it writes the file, and `npm ci` then refuses it.
import { readFileSync, writeFileSync } from "node:fs";

const FILE = "package-lock.json";
const OS = ["android", "darwin", "freebsd", "linux", "openharmony", "win32", "windows", "wasi", "aix", "netbsd", "openbsd", "sunos"];
const CPU = {
  x64: "x64",
  arm64: "arm64",
  arm: "arm",
  armv7: "arm",
  ia32: "ia32",
  ppc64: "ppc64",
  riscv64: "riscv64",
  s390x: "s390x",
  loong64: "loong64",
  wasm32: "wasm32",
  universal: null,
};

const lock = JSON.parse(readFileSync(FILE, "utf8"));
let added = 0;
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isThere(path, name)) continue;
    const words = name.split(/[/-]/);
    const os = name === "fsevents" ? "darwin" : words.find((word) => OS.includes(word));
    const cpu = words.map((word) => CPU[word]).find(Boolean);
    lock.packages[`node_modules/${name}`] = {
      version: range.replace(/^[\^~]/, ""),
      ...(cpu && { cpu: [cpu] }),
      ...(entry.dev && { dev: true }),
      optional: true,
      ...(os && os !== "wasi" && { os: [os === "windows" ? "win32" : os] }),
    };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} packages added`);

/** As Node resolves it: beside the package, or in any folder above. */
function isThere(path, name) {
  for (let folder = path; ; folder = folder.slice(0, folder.lastIndexOf("node_modules/")).replace(/\/$/, "")) {
    if (`${folder}${folder ? "/" : ""}node_modules/${name}` in lock.packages) return true;
    if (folder === "") return false;
  }
}
