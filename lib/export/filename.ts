const MAX_LENGTH = 80;

/** A file's name without its ending, made from a dataset's name: lower-case ASCII letters, digits and dashes. */
export function slugOf(name: string): string {
  const ascii = name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
  const slug = ascii
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, MAX_LENGTH)
    .replace(/^-+|-+$/g, "");
  return slug || "dataset";
}

/** The Content-Disposition of a download: the plain name for old programs, the dataset's own name for the others (RFC 6266). */
export function contentDisposition(name: string, ending: string): string {
  const title =
    name
      .trim()
      .replace(/[\p{Cc}/\\:*?"<>|]+/gu, " ")
      .slice(0, MAX_LENGTH)
      .toWellFormed()
      .trim() || "dataset";
  const encoded = encodeURIComponent(title + ending).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${slugOf(name)}${ending}"; filename*=UTF-8''${encoded}`;
}
