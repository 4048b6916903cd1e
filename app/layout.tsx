import "./globals.css";
import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { themeSchema } from "@/lib/theme.ts";

export const metadata: Metadata = {
  title: { default: "Seedloom", template: "%s · Seedloom" },
  description: "Make fine-tuning datasets from an idea, a few seeds and a few examples.",
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#0d0e0d" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = themeSchema.parse((await cookies()).get("theme")?.value);
  return (
    <html lang="en" data-theme={theme} className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <body className="font-sans antialiased">{children}</body>
    </html>
  );
}
