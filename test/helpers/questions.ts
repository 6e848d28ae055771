/** Questions for tests, as an author would write them. */
import { type Question, toQuestion } from "../../src/bank/question.js";
import type { QuestionInput } from "../../src/bank/question-input.js";

export function question(input: Partial<QuestionInput> & { id: string }): Question {
  return toQuestion({
    prompt: `What about ${input.id}?`,
    answer: "Because of the first thing. Also the second thing.",
    look_for: [
      {
        id: "first",
        point: "Says the first thing",
        must: true,
        accept: ["first thing"],
        hint: "What comes first?",
      },
      { id: "second", point: "Says the second thing", accept: ["second thing"] },
      { id: "extra", point: "Says more", bonus: true, accept: ["much more"] },
    ],
    ...input,
  });
}

export const choice = toQuestion({
  id: "sets.choice",
  prompt: "Which numbers are even?",
  kind: "choice",
  options: [
    { text: "two", correct: true, why: "It is 2 · 1." },
    { text: "three", why: "It is odd." },
    { text: "four", correct: true, why: "It is 2 · 2." },
  ],
});
