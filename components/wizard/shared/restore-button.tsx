import { RotateCcw } from "lucide-react";
import { Button } from "@/components/ui/button.tsx";

/** Brings the template's text back; while it stands there, the button says so instead. */
export function RestoreButton({
  id,
  label,
  done,
  isDefault,
  onRestore,
}: {
  id: string;
  label: string;
  /** Why there is nothing to restore. */
  done: string;
  isDefault: boolean;
  onRestore: () => void;
}) {
  return (
    <>
      <Button size="small" variant="ghost" disabled={isDefault} aria-describedby={isDefault ? id : undefined} onClick={onRestore}>
        <RotateCcw aria-hidden /> {label}
      </Button>
      {isDefault && (
        <span id={id} className="text-[0.8125rem] text-soft">
          {done}
        </span>
      )}
    </>
  );
}
