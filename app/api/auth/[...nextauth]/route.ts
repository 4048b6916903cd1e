import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/app/auth.ts";
import { describeRequest } from "@/lib/request-context.ts";

function handle(request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }) {
  describeRequest({ route: "/api/auth/[...nextauth]" });
  return NextAuth(request, context, authOptions());
}

export { handle as GET, handle as POST };
