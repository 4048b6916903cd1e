/** The part of the document that the row was drawn from, to be checked against it. */
export function SourceText({ text }: { text: string }) {
  return (
    <section aria-labelledby="source-text" className="mt-8 border-t pt-4">
      <h3 id="source-text" className="font-medium text-soft text-xs">
        Source text
      </h3>
      <p className="mt-2 whitespace-pre-wrap break-words rounded-md bg-surface p-3 text-[0.8125rem]">{text.trim()}</p>
    </section>
  );
}
