/** Where a program on this machine reaches a server that listens on `host`. */
export function localAddress(host: string, port: number): string {
  if (host === "0.0.0.0") return `http://127.0.0.1:${port}`;
  if (host === "::") return `http://[::1]:${port}`;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** The address that people type: SEEDLOOM_URL without a slash at its end, or the server's own. */
export function publicAddress(environment: { HOST: string; PORT: number; SEEDLOOM_URL?: string | undefined }): string {
  if (environment.SEEDLOOM_URL) return environment.SEEDLOOM_URL.replace(/\/+$/, "");
  const { HOST, PORT } = environment;
  return HOST === "0.0.0.0" || HOST === "::" ? `http://localhost:${PORT}` : localAddress(HOST, PORT);
}
