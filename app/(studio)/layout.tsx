import type { ReactNode } from "react";
import { Shell } from "@/components/shell/shell.tsx";
import { pageUser } from "../server.ts";

export default async function StudioLayout({ children }: { children: ReactNode }) {
  const user = await pageUser();
  return <Shell user={{ name: user.name, email: user.email, role: user.role }}>{children}</Shell>;
}
