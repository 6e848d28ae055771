/** The heading under which a question's answer is written, and the mending of headings that nearly name one. */

import type { NoteOutline, Unknown } from "./outline.js";
import { firstSentence, looksLikeId, numberOf, type QuestionNames } from "./question-names.js";
import { outlineOf } from "./sections.js";

const LONGEST_HEADING = 120;

/** The prompt's first sentence where it names the question, else its id. One line. */
export function headingFor(question: { id: string; prompt: string }, names: QuestionNames): string {
  const sentence = firstSentence(question.prompt).replace(/#+$/, "").trim();
  const fits = sentence.length <= LONGEST_HEADING && !/[<>[\]|]/.test(sentence);
  return fits && names.resolve(sentence) === question.id ? sentence : question.id;
}

/** So much nearer than the next must a suggestion be to be put in without asking. */
const CLEARLY_NEARER = 0.05;
const NEAR_ENOUGH = 0.7;

export interface Mended {
  text: string;
  count: number;
}

/** Replaces headings that can only mean one question; everything else keeps its bytes. */
export function mendHeadings(
  source: string,
  names: QuestionNames,
  prompt: (id: string) => string | undefined,
): Mended {
  const outline = outlineOf(source, names);
  let text = source;
  let count = 0;
  for (const unknown of [...outline.unknown].reverse()) {
    const replacement = replacementFor(unknown, outline, names, prompt);
    if (replacement === undefined) continue;
    text = text.slice(0, unknown.name.start) + replacement + text.slice(unknown.name.end);
    count++;
  }
  return { text, count };
}

function replacementFor(
  unknown: Unknown,
  outline: NoteOutline,
  names: QuestionNames,
  prompt: (id: string) => string | undefined,
): string | undefined {
  const [best, next] = unknown.suggestions;
  if (!best || !unknown.heading || best.likeness < NEAR_ENOUGH) return undefined;
  if (next && best.likeness - next.likeness < CLEARLY_NEARER) return undefined;
  // Two headings must not become the same question.
  if (outline.sections.some(({ question }) => question === best.id)) return undefined;
  if (outline.unknown.some((other) => other !== unknown && other.suggestions[0]?.id === best.id))
    return undefined;
  const known = prompt(best.id);
  if (looksLikeId(unknown.text) || known === undefined) return best.id;
  return numberOf(unknown.text) + headingFor({ id: best.id, prompt: known }, names);
}
