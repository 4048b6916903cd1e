/** What a person has decided about a row. A deleted one is hidden everywhere and in no export, and can be brought back. */
export const REVIEW_STATES = ["unreviewed", "approved", "rejected", "deleted"] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** Reads `row_reviews.state`, which holds nothing else; a row without a line there is unreviewed. */
export const toReviewState = (stored: string | null): ReviewState => REVIEW_STATES.find((state) => state === stored) ?? "unreviewed";
