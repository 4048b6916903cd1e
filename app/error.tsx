"use client";

import { WentWrong } from "@/components/home/went-wrong.tsx";

export default function RootError(props: { error: unknown; retry: () => void }) {
  return (
    <main>
      <WentWrong {...props} />
    </main>
  );
}
