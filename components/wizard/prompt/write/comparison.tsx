/** The present text and the one that may take its place, side by side; one below the other on a phone. */
export function Comparison({ present, title, text }: { present: string; title: string; text: string }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <PromptText title="Yours now" text={present || "(empty)"} />
      <PromptText title={title} text={text} />
    </div>
  );
}

function PromptText({ title, text }: { title: string; text: string }) {
  return (
    <section aria-label={title} className="min-w-0">
      <h3 className="mb-1.5 truncate font-medium" title={title}>
        {title}
      </h3>
      <div
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-80 overflow-y-auto whitespace-pre-wrap break-words rounded-md border bg-surface p-3 font-mono text-[0.8125rem]"
      >
        {text}
      </div>
    </section>
  );
}
