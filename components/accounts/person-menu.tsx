"use client";

import { EllipsisVertical, ShieldCheck, UserMinus, UserRound } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/button.tsx";
import { ConfirmDialog } from "@/components/ui/confirm-dialog.tsx";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu.tsx";
import type { Person } from "@/lib/accounts/people.ts";
import { plural } from "@/lib/format.ts";

interface PersonMenuProps {
  person: Person;
  pending: boolean;
  setRole: (role: "owner" | "member") => void;
  remove: () => void;
}

export function PersonMenu({ person: { name, role, generations }, pending, setRole, remove }: PersonMenuProps) {
  const [asking, setAsking] = useState(false);
  const confirm = () => {
    setAsking(false);
    remove();
  };
  return (
    <>
      <Menu
        trigger={
          <IconButton label={`Actions for ${name}`} disabled={pending}>
            <EllipsisVertical />
          </IconButton>
        }
      >
        {role === "owner" ? (
          <MenuItem onSelect={() => setRole("member")}>
            <UserRound aria-hidden /> Make a member
          </MenuItem>
        ) : (
          <MenuItem onSelect={() => setRole("owner")}>
            <ShieldCheck aria-hidden /> Make an owner
          </MenuItem>
        )}
        <MenuSeparator />
        <MenuItem danger onSelect={() => setAsking(true)}>
          <UserMinus aria-hidden /> Remove
        </MenuItem>
      </Menu>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Remove ${name}?`}
        confirm="Remove account"
        keep="Keep account"
        onConfirm={confirm}
      >
        <p>
          {name} is signed out everywhere and can no longer sign in.{" "}
          {generations > 0
            ? `${plural(generations, "generation")} with all files will belong to you; nothing is deleted.`
            : "There are no generations of theirs to keep."}
        </p>
      </ConfirmDialog>
    </>
  );
}
