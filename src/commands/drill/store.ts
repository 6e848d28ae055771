/** What the drill needs of a person's progress; the durable store and `--no-save` both give it. */
import type { QuestionSummary } from "../../bank/bank.js";
import type { Aliases } from "../../grading/assessment.js";
import type { NewEvent } from "../../progress/events.js";
import type { ProgressState } from "../../progress/state.js";
import type { Standing } from "../../session/select.js";

export interface DrillStore {
  /** No event has ever been written. */
  isNew: boolean;
  /** Events reach the disk. */
  readonly saves: boolean;
  readonly progress: ProgressState;
  standing(summary: QuestionSummary, now: number): Standing;
  /** When the question comes back, or would for these points alone; milliseconds since 1970. */
  dueAt(summary: QuestionSummary, only?: ReadonlySet<string>): number | undefined;
  aliases(question: string): Aliases;
  note(question: string): string | undefined;
  /** Returns once everything is on disk. */
  append(events: readonly NewEvent[]): { id: string }[];
  /** Keeps it through a kill; on disk after `syncAnswers`. */
  saveAnswer(eventId: string, answer: string): void;
  syncAnswers(): void;
  /** What the person should know, each thing once: for example that nothing is saved. */
  warnings: string[];
  close(): void;
}
