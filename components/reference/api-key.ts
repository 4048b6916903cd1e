import { useSyncExternalStore } from "react";

// The key that was typed on the page: one for all panels, in memory alone, gone when the page is left.

let typed = "";
const listeners = new Set<() => void>();

function set(key: string) {
  typed = key.trim();
  for (const listen of listeners) listen();
}

function subscribe(listen: () => void) {
  listeners.add(listen);
  return () => listeners.delete(listen);
}

export const useApiKey = (): [key: string, set: (key: string) => void] => [
  useSyncExternalStore(
    subscribe,
    () => typed,
    () => "",
  ),
  set,
];
