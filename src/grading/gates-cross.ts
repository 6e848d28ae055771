/** The gate between questions: a must point that other questions' model answers meet is worded too loosely. */
import type { Point, Question } from "../bank/question.js";
import type { Grader } from "./assessment.js";
import type { GateFinding, GateReport } from "./gates.js";
import { quote } from "./gates-rubric.js";
import { tokenize } from "./tokens.js";
import { synonymGroups } from "./words/synonyms.js";

const SAME_TOPIC_ALLOWED = 0.05;
const OTHER_TOPIC_ALLOWED = 0.01;

/** Holds every must point against every other question's model answer. */
export function crossGate(questions: readonly Question[], grader: Grader): GateReport {
  const answers = questions
    .filter(({ answer }) => answer !== "")
    .map((question) => ({ question, words: keysOf(question.answer) }));
  const findings: GateFinding[] = [];
  const same = { failed: 0, of: 0, allowed: SAME_TOPIC_ALLOWED };
  const other = { failed: 0, of: 0, allowed: OTHER_TOPIC_ALLOWED };
  for (const question of questions) {
    const musts = question.look_for.filter(({ must }) => must);
    const wanted = musts.map(wordings);
    const alone = { ...question, look_for: musts, red_flags: [] };
    for (const { question: theirs, words } of answers) {
      if (theirs.id === question.id) continue;
      const rate = theirs.topic === question.topic ? same : other;
      rate.of += musts.length;
      if (!wanted.some((each) => mayBeMet(each, words))) continue;
      for (const point of grader.grade(alone, theirs.answer).points) {
        if (point.verdict !== "covered") continue;
        rate.failed++;
        findings.push(metElsewhere(question, point, theirs, rate === same));
      }
    }
  }
  return { findings, rates: { "same-topic": same, "cross-topic": other } };
}

function metElsewhere(
  question: Question,
  point: { id: string; phrase?: string; evidence: { start: number; end: number }[] },
  theirs: Question,
  sameTopic: boolean,
): GateFinding {
  const by = point.phrase === undefined ? "its own words" : `the phrase "${point.phrase}"`;
  return {
    gate: sameTopic ? "same-topic" : "cross-topic",
    question: question.id,
    point: point.id,
    severity: "warning",
    message: `this must point is met by the model answer of ${theirs.id}, through ${by}`,
    text: quote(theirs.answer, point.evidence),
    suggestion: "Add a word to the phrase that only this question's answer needs, or leave the phrase out.",
  };
}

/** Stems and synonym groups of a text: two texts that share neither share nothing that counts. */
function keysOf(text: string): ReadonlySet<string | number> {
  const keys = new Set<string | number>();
  for (const { stem, content } of tokenize(text)) {
    if (!content) continue;
    keys.add(stem);
    for (const group of synonymGroups(stem)) keys.add(group);
  }
  return keys;
}

/** For each phrase, and the point's own text, its words as keys. */
function wordings(point: Point): (string | number)[][][] {
  return [...point.accept, point.point].map((text) =>
    tokenize(text)
      .filter(({ content }) => content)
      .map(({ stem }) => [stem, ...synonymGroups(stem)]),
  );
}

/** Below this share of a wording's words, it cannot be met even softly. */
const MET_FROM = 0.7;

function mayBeMet(all: (string | number)[][][], words: ReadonlySet<string | number>): boolean {
  return all.some((wording) => {
    let found = 0;
    for (const keys of wording) if (keys.some((key) => words.has(key))) found++;
    return wording.length > 0 && found >= wording.length * MET_FROM;
  });
}
