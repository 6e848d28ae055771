/** The findings of one file, no more of one kind than anybody reads: a file of a hundred thousand mistakes stays small. */
import type { Finding } from "./result.js";

/** A finding whose file is known to whoever asked. */
export type LocalFinding = Omit<Finding, "file">;

const MOST_ALIKE = 2000;

export class FindingList {
  readonly #kept: LocalFinding[] = [];
  readonly #kinds = new Map<string, { count: number; next?: LocalFinding }>();

  add(finding: LocalFinding): void {
    const kind = this.#kinds.get(finding.code) ?? { count: 0 };
    kind.count++;
    this.#kinds.set(finding.code, kind);
    if (kind.count <= MOST_ALIKE) this.#kept.push(finding);
    else kind.next ??= finding;
  }

  /** With one finding for all that were left out of a kind, at the place of the first of them. */
  all(): LocalFinding[] {
    const rest = [...this.#kinds.values()].flatMap(({ count, next }) =>
      next ? [moreOf(next, count - MOST_ALIKE)] : [],
    );
    return [...this.#kept, ...rest];
  }
}

function moreOf({ line, column, severity, code }: LocalFinding, count: number): LocalFinding {
  const message = `${count === 1 ? "One more finding" : `${count} more findings`} of this kind from here on.`;
  return { line, column, severity, code, message };
}
