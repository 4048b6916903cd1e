import { ButtonLink } from "@/components/ui/button.tsx";
import { MessagePage } from "@/components/ui/message-page.tsx";

/** What an address that leads nowhere shows. It does not tell whether the thing exists for someone else. */
export function NothingHere() {
  const actions = (
    <>
      <ButtonLink href="/" variant="primary">
        Go to Home
      </ButtonLink>
      <ButtonLink href="/generations">See your generations</ButtonLink>
    </>
  );
  return (
    <MessagePage title="There is nothing here" actions={actions}>
      The page may have been deleted, it may belong to someone else, or its address may be mistyped.
    </MessagePage>
  );
}
