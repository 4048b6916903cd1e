/** How the wait between failed tries grows for one counter. */
export interface Pace {
  /** Failed tries without a wait. */
  free: number;
  /** Seconds of the first wait; each further failure doubles it. */
  first: number;
  /** The longest wait in seconds: nobody is locked out for longer, whatever others try. */
  longest: number;
}

/** One person mistypes a few times; an office behind one address has many people. */
export const PACES = {
  account: { free: 4, first: 5, longest: 300 },
  address: { free: 30, first: 5, longest: 60 },
} as const satisfies Record<string, Pace>;

/** Failures are forgotten this many seconds after the first of them: one day. */
export const FAILURE_MEMORY = 86_400;

/** Seconds to wait after the `failures`-th failed try (1 is the first); 0 for none. */
export function waitAfter(failures: number, { free, first, longest }: Pace): number {
  if (failures <= free) return 0;
  return Math.min(longest, first * 2 ** Math.min(failures - free - 1, 30));
}

/** “40 seconds”, “1 minute”, “5 minutes”; rounded up, so that a try after it is not refused again. */
export function waitInWords(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds));
  if (whole < 60) return whole === 1 ? "1 second" : `${whole} seconds`;
  const minutes = Math.ceil(whole / 60);
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}
