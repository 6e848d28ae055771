/** Gates on a question's form: enough points, follow-ups and sources, an answer of the right length, no twins. */
import type { Question } from "../bank/question.js";
import type { GateFinding, GateReport } from "./gates.js";
import { readText } from "./text.js";
import { tokenize } from "./tokens.js";

const LENGTH_ALLOWED = 0.05;

export function formGates(questions: readonly Question[]): GateReport {
  const lengths = questions.flatMap(lengthGate);
  return {
    findings: [...questions.flatMap(shapeGate), ...lengths, ...duplicates(questions)],
    rates: {
      length: {
        failed: new Set(lengths.map(({ question }) => question)).size,
        of: questions.length,
        allowed: LENGTH_ALLOWED,
      },
    },
  };
}

/** Topics about people, whose questions may do without sources. */
const WITHOUT_SOURCES = new Set(["behavioral", "leadership", "interviewer"]);

function shapeGate(question: Question): GateFinding[] {
  const found: GateFinding[] = [];
  const need = (ok: boolean, message: string, suggestion: string) => {
    if (!ok) found.push({ gate: "shape", question: question.id, severity: "error", message, suggestion });
  };
  const { look_for, follow_ups, red_flags, references, kind, topic } = question;
  need(look_for.length >= 3, `has ${look_for.length} points`, "Name at least three things to look for.");
  need(
    look_for.some(({ must }) => must),
    "has no must point",
    "Mark the point without which an answer falls short: must: true.",
  );
  need(follow_ups.length >= 2, `has ${follow_ups.length} follow-ups`, "Add two questions that go deeper.");
  need(red_flags.length >= 1, "has no red flag", "Add a misconception that interviewers hear.");
  need(
    references.length >= 1 || kind === "behavioral" || WITHOUT_SOURCES.has(topic),
    "has no reference",
    "Name the primary source.",
  );
  need(question.answer !== "", "has no model answer", "Write one of 80 to 250 words.");
  return found;
}

const FEWEST_WORDS = 80;
const MOST_WORDS = 250;
const MEAN_SENTENCE = 22;

function lengthGate(question: Question): GateFinding[] {
  if (question.answer === "") return [];
  const { tokens, sentences } = readText(question.answer.replace(/^```[\s\S]*?^```/gm, ""));
  const words = tokens.filter(({ continued }) => !continued).length;
  const mean = words / Math.max(1, sentences.length);
  const finding = (message: string, suggestion: string): GateFinding => ({
    gate: "length",
    question: question.id,
    severity: "warning",
    message,
    suggestion,
  });
  return [
    ...(words < FEWEST_WORDS || words > MOST_WORDS
      ? [
          finding(
            `the model answer has ${words} words`,
            `Keep it from ${FEWEST_WORDS} to ${MOST_WORDS} words.`,
          ),
        ]
      : []),
    ...(mean > MEAN_SENTENCE
      ? [
          finding(
            `its sentences have ${mean.toFixed(1)} words on average`,
            `Keep them to ${MEAN_SENTENCE} words on average.`,
          ),
        ]
      : []),
  ];
}

const SHINGLE = 3;
const ALIKE = 0.8;

/** Prompts that are the same, or share four fifths of their runs of three words. */
function duplicates(questions: readonly Question[]): GateFinding[] {
  const seen = questions.map((question) => ({ question, shingles: shinglesOf(question.prompt) }));
  const found: GateFinding[] = [];
  seen.forEach(({ question, shingles }, i) => {
    for (let j = 0; j < i; j++) {
      const earlier = seen[j];
      if (!earlier || jaccard(shingles, earlier.shingles) < ALIKE) continue;
      found.push({
        gate: "duplicate",
        question: question.id,
        severity: "error",
        message: `asks nearly the same as ${earlier.question.id}`,
        text: question.prompt.replace(/\s+/g, " ").slice(0, 120),
        suggestion: "Keep one of the two, or ask something else.",
      });
    }
  });
  return found;
}

function shinglesOf(text: string): ReadonlySet<string> {
  const words = tokenize(text).map(({ word }) => word);
  const shingles = new Set<string>();
  for (let i = 0; i + SHINGLE <= words.length; i++) shingles.add(words.slice(i, i + SHINGLE).join(" "));
  if (words.length > 0 && words.length < SHINGLE) shingles.add(words.join(" "));
  return shingles;
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  if (few.size === 0 || few.size < many.size * ALIKE) return 0;
  let shared = 0;
  for (const shingle of few) if (many.has(shingle)) shared++;
  return shared / (a.size + b.size - shared);
}
