import { pageUser } from "@/app/server.ts";
import { SettingsTabs } from "@/components/accounts/settings-tabs.tsx";

export default async function SettingsLayout({ children }: LayoutProps<"/settings">) {
  const { role } = await pageUser();
  const tabs = [
    { href: "/settings/connections", label: "Connections" },
    { href: "/settings/prices", label: "Prices" },
    { href: "/settings/hub", label: "Hugging Face" },
    ...(role === "owner" ? [{ href: "/settings/people", label: "People" }] : []),
    { href: "/settings/api-keys", label: "API keys" },
    ...(role === "owner" ? [{ href: "/settings/audit", label: "Audit log" }] : []),
    { href: "/settings/account", label: "Your account" },
    { href: "/settings/status", label: "Status" },
  ];
  return (
    <>
      <SettingsTabs tabs={tabs} />
      {children}
    </>
  );
}
