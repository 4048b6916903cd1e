import clsx from "clsx";
import type { ComponentProps, ReactNode } from "react";

const CONTROL =
  "w-full rounded-md border border-line-strong bg-background px-3 placeholder:text-soft disabled:bg-muted disabled:text-soft aria-invalid:border-danger";

export function Input({ className, ...props }: ComponentProps<"input">) {
  return <input className={clsx(CONTROL, "h-9", className)} {...props} />;
}

export function Textarea({ className, ...props }: ComponentProps<"textarea">) {
  return <textarea className={clsx(CONTROL, "min-h-24 py-2 leading-relaxed", className)} {...props} />;
}

export function Select({ className, ...props }: ComponentProps<"select">) {
  return <select className={clsx(CONTROL, "h-9 pr-8", className)} {...props} />;
}

interface FieldProps {
  /** The id of the control inside. */
  id: string;
  label: ReactNode;
  /** One plain sentence below the label. */
  hint?: ReactNode;
  error?: string | undefined;
  /** Stands at the right end of the label's line, such as a small button. */
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A label, its control, a hint and an error. Spread `describe(id, error)` on the control. */
export function Field({ id, label, hint, error, aside, className, children }: FieldProps) {
  return (
    <div className={clsx("flex flex-col gap-1.5", className)}>
      <div className="flex min-h-6 items-end justify-between gap-3">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {aside}
      </div>
      {hint && (
        <p id={`${id}-hint`} className="text-soft text-[0.8125rem]">
          {hint}
        </p>
      )}
      {children}
      <FieldError id={id} message={error} />
    </div>
  );
}

export function FieldError({ id, message }: { id: string; message: string | undefined }) {
  if (!message) return null;
  return (
    <p id={`${id}-error`} role="alert" className="text-[0.8125rem] text-danger">
      {message}
    </p>
  );
}

/** The attributes that tie a control to its Field's hint and error. */
export function describe(id: string, error: string | undefined, hint = true) {
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return { id, "aria-invalid": error ? true : undefined, "aria-describedby": describedBy || undefined };
}
