import { Callout } from "@/components/ui/callout.tsx";
import { VIEWERS_CHANGE_NOTHING } from "@/lib/accounts/actor.ts";

/** Why a page offers nothing that changes something. */
export const ViewerNote = () => <Callout>{VIEWERS_CHANGE_NOTHING}</Callout>;
