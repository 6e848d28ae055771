/** Everything that one file of notes holds: its graded answers and what is wrong besides; depends on no setting. */

import { duplicate } from "./duplicate.js";
import { FindingList, type LocalFinding } from "./finding-list.js";
import { type GradedNote, type GradingContext, gradeSection } from "./graded.js";
import type { NoteOutline, Unknown } from "./outline.js";
import type { QuestionNames } from "./question-names.js";
import { outlineOf } from "./sections.js";

export interface GradedFile {
  notes: GradedNote[];
  findings: LocalFinding[];
}

/** The second answer to a question in one file is reported and not graded. */
export function gradeFile(source: string, names: QuestionNames, context: GradingContext): GradedFile {
  const outline = outlineOf(source, names);
  const first = new Map<string, number>();
  const notes: GradedNote[] = [];
  const findings = new FindingList();
  for (const problem of outline.problems) findings.add(problem);
  for (const section of outline.sections) {
    const start = outline.lines.position(section.name.start);
    const known = first.get(section.question);
    if (known !== undefined) {
      findings.add({
        ...range(outline, section.name),
        ...duplicate(section.question, `line ${known}`),
      });
      continue;
    }
    first.set(section.question, start.line);
    const note = gradeSection(outline, section, context);
    for (const problem of note.problems) findings.add(problem);
    notes.push({ ...note, problems: [] });
  }
  for (const unknown of outline.unknown) findings.add(unknownFinding(outline, unknown));
  if (outline.sections.length === 0 && outline.unknown.length === 0)
    findings.add({
      line: 1,
      column: 1,
      severity: "warning",
      code: "note/no-question",
      message: "No heading here is a question's prompt, its id, or a link to it.",
      suggestion:
        "`hotseat list` shows the questions; `hotseat notes init` writes files with their headings.",
    });
  return { notes, findings: findings.all() };
}

function unknownFinding(outline: NoteOutline, { name, text, suggestions, certain }: Unknown): LocalFinding {
  const [best] = suggestions;
  return {
    ...range(outline, name),
    severity: certain ? "error" : "warning",
    code: "question/unknown",
    message: `"${text}" is no question of the bank.`,
    text,
    ...(best ? { suggestion: `Did you mean ${suggestions.map(({ id }) => id).join(" or ")}?` } : {}),
  };
}

function range(
  { lines }: NoteOutline,
  { start, end }: { start: number; end: number },
): Pick<LocalFinding, "line" | "column" | "endLine" | "endColumn"> {
  const to = lines.position(end);
  return { ...lines.position(start), endLine: to.line, endColumn: to.column };
}
