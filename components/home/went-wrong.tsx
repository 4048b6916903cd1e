import { Button, ButtonLink } from "@/components/ui/button.tsx";
import { MessagePage } from "@/components/ui/message-page.tsx";

/** What a page that failed shows. The number helps whoever reads the server's log. */
export function WentWrong({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = typeof error === "object" && error !== null && "digest" in error ? String(error.digest) : "";
  const actions = (
    <>
      <Button variant="primary" onClick={retry}>
        Try again
      </Button>
      <ButtonLink href="/">Go to Home</ButtonLink>
    </>
  );
  return (
    <MessagePage title="This page could not be shown" actions={actions}>
      <p>Something went wrong on the way. What you have made is safe on the server: try again, and look at the server’s log if it stays.</p>
      {digest && <p className="mt-2 font-mono text-xs">Error {digest}</p>}
    </MessagePage>
  );
}
