"use client";

import { useSyncExternalStore } from "react";
import { noItems, subscribe, type UploadItem, uploadItems } from "./upload-store.ts";

/** The uploads of this tab, as they are now. */
export const useUploads = (): readonly UploadItem[] => useSyncExternalStore(subscribe, uploadItems, noItems);
