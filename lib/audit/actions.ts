// What the audit log knows. One line an action: what stands in the database, and what a person reads.

export const AUDIT_ACTIONS = {
  "sign-in": "Signed in",
  "sign-in-failed": "Failed to sign in",
  "sign-out": "Signed out",
  "password-changed": "Changed a password",
  "api-key-created": "Made an API key",
  "api-key-revoked": "Revoked an API key",
  "person-invited": "Invited someone",
  "invitation-revoked": "Withdrew an invitation",
  "person-joined": "Joined",
  "role-changed": "Changed a role",
  "person-removed": "Removed a person",
  "team-created": "Made a team",
  "team-renamed": "Renamed a team",
  "team-deleted": "Deleted a team",
  "team-changed": "Changed somebody’s team",
  "connection-saved": "Saved a connection",
  "connection-removed": "Removed a connection",
  "price-changed": "Changed a price",
  "generation-deleted": "Deleted a dataset",
  "evaluation-deleted": "Deleted an evaluation",
  "revision-deleted": "Deleted a fix",
  "file-deleted": "Deleted a file",
  "workflow-deleted": "Deleted a workflow",
  "config-deleted": "Deleted a workflow’s config",
  "template-deleted": "Deleted a template",
  "rubric-deleted": "Deleted a rubric",
  "export-deleted": "Deleted an export",
  "dataset-downloaded": "Downloaded a dataset",
  "dataset-exported": "Exported a dataset",
  "dataset-pushed": "Pushed a dataset to a hub",
} as const;

export type AuditAction = keyof typeof AUDIT_ACTIONS;

/** What an action was done to. */
export type SubjectType =
  | "person"
  | "team"
  | "api-key"
  | "invitation"
  | "connection"
  | "model"
  | "generation"
  | "evaluation"
  | "revision"
  | "file"
  | "workflow"
  | "config"
  | "template"
  | "rubric"
  | "export";

/** An action as it is stored; null for one that a newer version wrote. */
export const toAuditAction = (action: string): AuditAction | null =>
  Object.hasOwn(AUDIT_ACTIONS, action) ? (action as AuditAction) : null;
