/** A bar from 0 to 1. `label` says what it measures, `text` how far it is. */
export function ProgressBar({ value, label, text, className = "" }: { value: number; label: string; text?: string; className?: string }) {
  const percent = Math.round(Math.min(1, Math.max(0, value)) * 1000) / 10;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.floor(percent)}
      aria-valuetext={text}
      className={`h-1.5 overflow-hidden rounded-full bg-muted ${className}`}
    >
      <div className="h-full rounded-full bg-accent transition-[width] duration-500" style={{ width: `${percent}%` }} />
    </div>
  );
}
