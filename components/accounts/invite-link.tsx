import { Callout } from "@/components/ui/callout.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { Input } from "@/components/ui/field.tsx";

/** The link of a new invitation, which cannot be shown again. */
export function InviteLink({ link }: { link: string }) {
  return (
    <Callout tone="success" title="Copy the link now and send it. It is not shown again.">
      <div className="mt-2 flex items-center gap-2">
        <Input
          readOnly
          value={link}
          aria-label="Invitation link"
          onFocus={(event) => event.currentTarget.select()}
          className="font-mono text-xs"
        />
        <CopyButton text={link} label="Copy the link" />
      </div>
    </Callout>
  );
}
