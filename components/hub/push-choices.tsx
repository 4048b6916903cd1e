import type { ReactNode } from "react";

/** Who may see the dataset on the hub, and whether one that is there may be written into. */
export function PushChoices({ isPrivate, setPrivate }: { isPrivate: boolean; setPrivate: (next: boolean) => void }) {
  return (
    <div className="flex flex-col gap-3">
      <Choice
        name="private"
        checked={isPrivate}
        onChange={setPrivate}
        hint={
          isPrivate ? "Only you, or your organisation, can see it there." : "Everybody on the internet can read and copy the rows there."
        }
      >
        Private
      </Choice>
      <Choice name="intoExisting" hint="A new version of it; earlier ones stay in its history. Otherwise a taken name is refused.">
        Write into the dataset if there is one of this name
      </Choice>
    </div>
  );
}

interface ChoiceProps {
  name: string;
  hint: string;
  checked?: boolean;
  onChange?: (next: boolean) => void;
  children: ReactNode;
}

function Choice({ name, hint, checked, onChange, children }: ChoiceProps) {
  return (
    <label className="flex items-start gap-2">
      <input
        type="checkbox"
        name={name}
        {...(onChange && { checked, onChange: (event) => onChange(event.target.checked) })}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span>
        {children}
        <span className="block text-[0.8125rem] text-soft">{hint}</span>
      </span>
    </label>
  );
}
