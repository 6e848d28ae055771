/** What is wrong with one answer, by the settings: its score, the points it misses, its red flags and guards. */
import type { GradedNote } from "./graded.js";
import type { Finding, PointReport } from "./result.js";
import type { CheckSettings } from "./settings.js";

export function noteFindings(
  file: string,
  note: GradedNote,
  minScore: number,
  settings: CheckSettings,
): Finding[] {
  const { question, line, column } = note;
  // Every key is written here: spreading a place into each finding is what a large check would spend its time on.
  const finding = (severity: Finding["severity"], code: string, message: string): Finding => ({
    file,
    line,
    column,
    question,
    severity,
    code,
    message,
  });
  if (note.empty) return [finding("error", "answer/empty", `The answer to ${question} is empty.`)];
  const findings: Finding[] = [];
  if (note.score !== null && note.score < minScore) {
    const message = `${question} covers ${note.score} % of its points; ${minScore} % are asked for.`;
    const low = finding("error", "answer/below-minimum", message);
    const partial = note.points.filter(
      ({ verdict, disabled }) => verdict === "partial" && disabled === undefined,
    );
    if (partial.length) low.suggestion = `Covered in part: ${partial.map(({ id }) => id).join(", ")}.`;
    findings.push(low);
  }
  for (const point of note.points) {
    if (point.verdict !== "missed" || point.bonus || point.disabled !== undefined) continue;
    const severity = point.must ? settings.must : settings.missed;
    if (severity === "off") continue;
    const missed = finding(
      severity,
      point.must ? "point/missed-must" : "point/missed",
      missedMessage(point, settings),
    );
    missed.point = point.id;
    if (point.hint) missed.suggestion = point.hint;
    findings.push(missed);
  }
  for (const flag of redFlagFindings(file, note, settings)) findings.push(flag);
  if (settings.guards !== "off")
    for (const { code, message } of note.guards)
      findings.push(finding(settings.guards, `guard/${code}`, message));
  return findings;
}

function missedMessage(point: PointReport, settings: CheckSettings): string {
  const what = settings.answers && point.point ? `${point.point} (${point.id})` : point.id;
  return `Missed${point.must ? ", and a must" : ""}: ${what}${point.reason ? ` – ${point.reason}` : ""}`;
}

/** Each where its words stand. */
function* redFlagFindings(file: string, note: GradedNote, settings: CheckSettings): Generator<Finding> {
  const severity = settings.redFlags;
  if (severity === "off") return;
  for (const flag of note.redFlags) {
    if (flag.disabled !== undefined) continue;
    const [words] = flag.evidence;
    const { text, ...place } = words ?? { line: note.line, column: note.column, text: "" };
    yield {
      file,
      ...place,
      severity,
      code: "red-flag/raised",
      question: note.question,
      point: flag.id,
      message: `Red flag: ${settings.answers && flag.point ? `${flag.point} (${flag.id})` : flag.id}`,
      ...(text ? { text } : {}),
    };
  }
}
