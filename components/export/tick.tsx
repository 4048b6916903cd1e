import { type ReactNode, useId } from "react";

interface TickProps {
  label: ReactNode;
  hint?: ReactNode;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}

/** A choice that is on or off, with a sentence below it. */
export function Tick({ label, hint, checked, disabled = false, onChange }: TickProps) {
  const id = useId();
  return (
    <div className="flex gap-2.5">
      <input
        id={id}
        type="checkbox"
        className="mt-0.5 size-4 shrink-0 accent-accent"
        checked={checked}
        disabled={disabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <div className="min-w-0">
        <label htmlFor={id} className={disabled ? "text-soft" : "font-medium"}>
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-soft text-[0.8125rem]">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
