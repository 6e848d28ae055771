/** What a check of the person's files looks at, and what it gives. */
import type { Files } from "./files.js";

/** `note`: worth knowing; `warning`: may become trouble; `damage`: something is lost or will be. */
export type CheckStatus = "ok" | "note" | "warning" | "damage";

export interface Check {
  /** Stable name, such as "journal". */
  name: string;
  status: CheckStatus;
  /** One sentence. */
  message: string;
  /** What `--repair` would do about it. */
  repair?: string;
}

export interface CheckupPaths {
  data: string;
  journal: string;
  answers: string;
  backups: string;
  snapshot: string;
  cache: string;
  config: string;
  settings: string;
}

export interface CheckupContext {
  files: Files;
  paths: CheckupPaths;
  now: number;
}
