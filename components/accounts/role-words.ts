import type { Role } from "@/lib/accounts/actor.ts";

/** Each role as people read it. */
export const ROLE_WORDS: Record<Role, { label: string; article: string; hint: string }> = {
  owner: { label: "Owner", article: "an owner", hint: "sees everybody’s things, and looks after people and connections" },
  member: { label: "Member", article: "a member", hint: "makes datasets, and sees and changes what their team makes" },
  viewer: { label: "Viewer", article: "a viewer", hint: "sees what their team makes, and changes nothing" },
};
