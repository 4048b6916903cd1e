/** Has the browser download an export, and the page stay. */
export function startDownload(id: string): void {
  const link = document.createElement("a");
  link.href = `/api/exports/${id}`;
  link.download = "";
  document.body.append(link);
  link.click();
  link.remove();
}
