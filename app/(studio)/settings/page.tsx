import { redirect } from "next/navigation";
import { pageUser } from "@/app/server.ts";

export default async function SettingsPage() {
  await pageUser();
  redirect("/settings/connections");
}
