/** Earlier mock interviews, read back from the journal, where anything may stand. */
import type { MockRecord } from "../progress/state.js";

export interface MockSummary {
  session: string;
  /** Milliseconds since 1970. */
  at: number;
  minutes: number;
  level: string;
  role?: string;
  /** 1 to 5. */
  score?: number;
  competencies: { name: string; score: number }[];
}

/** Both were for the same level and role, so that their scores can be compared. */
function isAlike(a: Pick<MockSummary, "level" | "role">, b: Pick<MockSummary, "level" | "role">): boolean {
  return a.level === b.level && a.role === b.role;
}

/** The latest of the earlier interviews that this one's score can be compared with. */
export function comparableMock(
  earlier: readonly MockSummary[],
  now: Pick<MockSummary, "level" | "role">,
): MockSummary | undefined {
  return earlier.findLast((mock) => mock.score !== undefined && isAlike(mock, now));
}

/** Oldest first. What a newer version wrote differently is passed over piece by piece. */
export function mockHistory(records: readonly MockRecord[]): MockSummary[] {
  return records.map(({ session, at, report }) => ({
    session,
    at,
    minutes: numberOr(report.minutes, 0),
    level: textOr(report.level, ""),
    ...(typeof report.role === "string" ? { role: report.role } : {}),
    ...(isScore(report.score) ? { score: report.score } : {}),
    competencies: competenciesOf(report.competencies),
  }));
}

function competenciesOf(value: unknown): MockSummary["competencies"] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown) => {
    if (typeof entry !== "object" || entry === null || !("name" in entry) || !("score" in entry)) return [];
    const { name, score } = entry;
    return typeof name === "string" && isScore(score) ? [{ name, score }] : [];
  });
}

function isScore(value: unknown): value is number {
  return typeof value === "number" && value >= 1 && value <= 5;
}

function numberOr(value: unknown, other: number): number {
  return typeof value === "number" && Number.isFinite(value) ? value : other;
}

function textOr(value: unknown, other: string): string {
  return typeof value === "string" ? value : other;
}
