import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { currentUser } from "@/app/session.ts";
import { AuthCard } from "@/components/accounts/auth-card.tsx";
import { Button, ButtonLink } from "@/components/ui/button.tsx";
import { signOut } from "./actions.ts";

export const metadata: Metadata = { title: "Sign out" };

/** Looking at this page signs nobody out: only the button does. */
export default async function SignOutPage() {
  const user = await currentUser();
  if (!user) redirect("/sign-in");
  return (
    <AuthCard title="Sign out?" description={`You are signed in as ${user.email}. Generations that are running go on without you.`}>
      <form action={signOut} className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary">
          Sign out
        </Button>
        <ButtonLink href="/">Stay signed in</ButtonLink>
      </form>
    </AuthCard>
  );
}
