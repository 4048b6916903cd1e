"use client";

import { createContext, type ReactNode, use, useEffect, useState, useSyncExternalStore } from "react";
import { keepBackup, keepVisited, readVisited, takeBackup } from "./backup.ts";
import { type DraftServer, DraftStore, type DraftView, type SavedDraft } from "./draft-store.ts";

interface Wizard {
  id: string;
  store: DraftStore;
}

const Context = createContext<Wizard | null>(null);

/** Drafts of this tab, so that leaving the wizard and coming back by the browser's Back does not bring an old copy. */
const kept = new Map<string, DraftStore>();

export function DraftProvider({
  id,
  saved,
  server,
  children,
}: {
  id: string;
  saved: SavedDraft;
  server: DraftServer;
  children: ReactNode;
}) {
  const [store] = useState(() => storeFor(id, saved, server));
  useEffect(() => keepSaved(id, store), [id, store]);
  return <Context value={{ id, store }}>{children}</Context>;
}

function storeFor(id: string, saved: SavedDraft, server: DraftServer): DraftStore {
  if (typeof window === "undefined") return new DraftStore(saved, server);
  const known = kept.get(id);
  if (known && (known.revision >= saved.revision || known.unsaved())) return known;
  const store = new DraftStore(saved, server);
  kept.set(id, store);
  return store;
}

/** Saves when the tab is hidden or online again, and asks before a page with unsaved changes is closed. */
function keepSaved(id: string, store: DraftStore) {
  const backup = takeBackup(id);
  if (backup) store.restore(backup);
  for (const step of readVisited(id)) store.visit(step);
  let visited = store.view.visited;
  keepVisited(id, visited);
  const stopKeeping = store.subscribe(() => {
    if (store.view.visited === visited) return;
    visited = store.view.visited;
    keepVisited(id, visited);
  });
  const listening = new AbortController();
  const { signal } = listening;
  const save = () => void store.flush();
  document.addEventListener("visibilitychange", save, { signal });
  window.addEventListener("online", save, { signal });
  window.addEventListener("pagehide", () => keepBackup(id, store.unsaved()), { signal });
  window.addEventListener(
    "beforeunload",
    (event) => {
      save();
      if (store.unsaved()) event.preventDefault();
    },
    { signal },
  );
  return () => {
    save();
    stopKeeping();
    listening.abort();
  };
}

export function useWizard(): Wizard {
  const wizard = use(Context);
  if (!wizard) throw new Error("useWizard needs a DraftProvider above it.");
  return wizard;
}

/** The draft as it stands now; the component renders again on each change. */
export function useDraftView(): DraftView {
  const { store } = useWizard();
  return useSyncExternalStore(
    store.subscribe,
    () => store.view,
    () => store.view,
  );
}
