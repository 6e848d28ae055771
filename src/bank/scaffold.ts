/** A skeleton for a new question: every key an author needs, with what belongs there. */
import type { Level, QuestionKind } from "./question-input.js";

export interface ScaffoldOptions {
  id: string;
  kind: QuestionKind;
  level: Level;
  /** ISO date. */
  today: string;
}

const MINUTES: Record<QuestionKind, number> = { open: 4, behavioral: 5, design: 12, choice: 1 };

/** YAML for one item of `questions:`, indented by two spaces. */
export function scaffoldQuestion({ id, kind, level, today }: ScaffoldOptions): string {
  const lines = [
    `- id: ${id}`,
    "  prompt: |",
    "    What would a good interviewer say aloud? A scenario beats a definition; do not give the answer away.",
    ...(kind === "open" ? [] : [`  kind: ${kind}`]),
    `  level: ${level}`,
    `  minutes: ${MINUTES[kind]}`,
    "  answer: |",
    "    A model answer in the first person, 80 to 250 words, with the trade-off and not only the definition.",
    "    Each point below is said in exactly one sentence.",
    ...(kind === "choice" ? optionLines() : []),
    "  look_for:",
    ...pointLines("first-point", true),
    ...pointLines("second-point", false),
    ...pointLines("third-point", false),
    "  red_flags:",
    "    - id: misconception",
    "      point: Thinks that …",
    '      accept: ["words of someone who believes it"]',
    "  follow_ups:",
    "    - What goes wrong first when this grows tenfold?",
    "    - When would you not do it?",
    ...(kind === "behavioral" || kind === "design" ? anchorLines() : []),
    "  references:",
    '    - {title: "A primary source: RFC, vendor documentation, paper, book with chapter", url: "https://example.org/"}',
    `  reviewed: ${today}`,
  ];
  return `${lines.map((line) => `  ${line}`).join("\n")}\n`;
}

function pointLines(id: string, must: boolean): string[] {
  return [
    `    - id: ${id}`,
    "      point: Names one observable idea",
    ...(must ? ["      must: true"] : []),
    '      accept: ["as people say it", "the formal term", "the mechanism in other words"]',
    "      hint: A question that leads there without the term.",
  ];
}

function optionLines(): string[] {
  return [
    "  options:",
    "    - {text: The right one, correct: true, why: Why it is right.}",
    "    - {text: A common misconception, correct: false, why: Why it is wrong.}",
    "    - {text: Another plausible one, correct: false, why: Why it is wrong.}",
  ];
}

function anchorLines(): string[] {
  return [
    "  anchors:",
    "    1: What a weak answer at this level sounds like.",
    "    3: What a solid one sounds like.",
    "    5: What an outstanding one sounds like.",
  ];
}

/** The head of a new question file. */
export function scaffoldFile(topic: string): string {
  const title = topic.charAt(0).toUpperCase() + topic.slice(1).replaceAll("-", " ");
  return `# yaml-language-server: $schema=../schema/questions.schema.json\ntitle: ${title}\ntopic: ${topic}\nquestions:\n`;
}
