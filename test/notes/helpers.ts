/** What the note tests share: a small bank, and shortcuts from Markdown to sections. */
import { answerText } from "../../src/notes/answer-text.js";
import type { NoteOutline } from "../../src/notes/outline.js";
import { createQuestionNames } from "../../src/notes/question-names.js";
import { outlineOf } from "../../src/notes/sections.js";

export const names = createQuestionNames([
  {
    id: "transactions.lost-update",
    prompt: "Two requests read the same balance. What went wrong, and how would you prevent it?",
  },
  { id: "transactions.acid", prompt: "What does **ACID** promise?" },
  { id: "caching.stampede", prompt: "How do you stop a cache stampede?\n\nThe key is hot." },
  { id: "sql.window", prompt: "When is a window function better than a self join?" },
]);

export function outline(source: string): NoteOutline {
  return outlineOf(source, names);
}

/** Question and trimmed answer text of each section. */
export function answers(source: string): [string, string][] {
  const note = outline(source);
  return note.sections.map((section) => [section.question, answerText(note, section).text.trim()]);
}
