"use client";

import { createContext, type ReactNode, useContext } from "react";

const MayChange = createContext(true);

/** Tells the page whether whoever looks at it may change things: false for viewers. */
export function MayChangeProvider({ value, children }: { value: boolean; children: ReactNode }) {
  return <MayChange value={value}>{children}</MayChange>;
}

/** Whether what changes something is to be offered. The server refuses it to viewers in any case. */
export const useMayChange = () => useContext(MayChange);

/** What only those see who may change things; also around parts that the server renders. */
export function ForChangers({ children, otherwise = null }: { children: ReactNode; otherwise?: ReactNode }) {
  return useMayChange() ? children : otherwise;
}
