const STEPS = [
  { name: "Configure", text: "Name the dataset and choose the model that will write it. The built-in demo needs no key." },
  { name: "Prompt and seeds", text: "Say what you want in plain words, and list short topics, the seeds, so that no two pairs are alike." },
  { name: "Examples", text: "Show the model a few pairs that are just right. Templates bring some with them." },
  { name: "Summary", text: "See the calls, the time and the cost before anything is spent. Then generate." },
] as const;

/** The wizard in four sentences, for someone who has never made a dataset. */
export function FourSteps() {
  return (
    <ol className="grid gap-x-8 gap-y-6 sm:grid-cols-2">
      {STEPS.map(({ name, text }, index) => (
        <li key={name} className="flex gap-3">
          <span
            aria-hidden
            className="grid size-6 shrink-0 place-items-center rounded-full bg-accent-soft font-semibold text-accent text-xs tabular-nums"
          >
            {index + 1}
          </span>
          <div>
            <p className="font-medium">{name}</p>
            <p className="mt-0.5 text-soft">{text}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
