import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { currentUser } from "@/app/session.ts";
import { AuthCard } from "@/components/accounts/auth-card.tsx";
import { SignInForm } from "@/components/accounts/sign-in-form.tsx";
import { localPath } from "@/lib/accounts/local-path.ts";
import { oidcSettings } from "@/lib/accounts/oidc.ts";
import { explainSignInError } from "@/lib/accounts/sign-in-errors.ts";
import { isFirstVisit } from "@/lib/accounts/users.ts";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { next, error } = await searchParams;
  if (await currentUser()) redirect(localPath(next));
  if (await isFirstVisit()) redirect("/setup");
  const problem = typeof error === "string" ? explainSignInError(error) : undefined;
  return (
    <AuthCard title="Sign in" description="No account yet? Ask an owner of this studio for an invitation link.">
      <SignInForm next={localPath(next)} problem={problem} provider={oidcSettings()?.name ?? null} />
    </AuthCard>
  );
}
