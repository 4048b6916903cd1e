import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { connection } from "next/server";
import { AccountForm } from "@/components/accounts/account-form.tsx";
import { AuthCard } from "@/components/accounts/auth-card.tsx";
import { isFirstVisit } from "@/lib/accounts/users.ts";
import { setUp } from "./actions.ts";

export const metadata: Metadata = { title: "Welcome" };

export default async function SetupPage() {
  await connection();
  if (!(await isFirstVisit())) redirect("/");
  return (
    <AuthCard
      title="Welcome to Seedloom"
      description="Create the owner's account of this studio. Owners invite people and set up model providers."
    >
      <AccountForm create={setUp} />
    </AuthCard>
  );
}
