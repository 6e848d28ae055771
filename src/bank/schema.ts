/** The one definition of a question file: its types, its validation and its JSON Schema come from here. */
import * as v from "valibot";
import { KINDS, LEVELS, type QuestionInput } from "./question-input.js";

/** Longest text a field may hold, in UTF-16 code units: bounds what one file can make the grader do. */
const MAX_TEXT = 20_000;

const text = (description: string) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, "is empty: write some text, or leave the key out"),
    v.maxLength(MAX_TEXT, `is longer than ${MAX_TEXT} characters`),
    v.description(description),
  );

const SLUG = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/;
const slugText = (description: string) =>
  v.pipe(
    v.string(),
    v.regex(
      SLUG,
      'must be lower-case letters and digits joined by "-" or ".", for example "transactions.lost-update"',
    ),
    v.maxLength(120),
    v.description(description),
  );

const phrases = v.pipe(
  v.array(text("A phrase as people say it, or a /pattern/")),
  v.maxLength(64),
  v.description(
    "Phrases that count: matched by meaning-bearing words, order-free within a clause, tolerant of typos.",
  ),
);

const weight = v.pipe(
  v.number(),
  v.minValue(0.1, "must be from 0.1 to 10"),
  v.maxValue(10, "must be from 0.1 to 10"),
  v.description("How much the point counts beside the others (default 1)."),
);

const pointObject = v.strictObject({
  id: v.optional(slugText("Stable within the question; a slug of the text where left out.")),
  point: text("One observable idea, for example: Says that READ COMMITTED leaves the gap open."),
  must: v.optional(v.pipe(v.boolean(), v.description("An answer without it does not pass (default false)."))),
  bonus: v.optional(
    v.pipe(v.boolean(), v.description("What only the best say: adds, and is never missed (default false).")),
  ),
  weight: v.optional(weight),
  accept: v.optional(phrases),
  hint: v.optional(text("Shown on request before the answer.")),
});

const redFlagObject = v.strictObject({
  id: v.optional(slugText("Stable within the question; a slug of the text where left out.")),
  point: text("The misconception, for example: Thinks that a transaction alone is enough."),
  accept: v.optional(phrases),
});

const option = v.strictObject({
  text: text("The option as shown."),
  correct: v.optional(v.pipe(v.boolean(), v.description("Default false."))),
  why: v.optional(text("Why it is right or wrong, shown after the answer.")),
});

const reference = v.strictObject({
  title: text("Source and section, for example: PostgreSQL 18: Transaction Isolation."),
  url: v.optional(
    v.pipe(v.string(), v.regex(/^https?:\/\/\S+$/, "must start with https:// or http://"), v.maxLength(500)),
  ),
});

const anchorText = text("What an answer that scores this sounds like.");

const topicName = slugText("A topic, for example transactions.");

const questionEntries = {
  id: v.optional(
    slugText("Stable slug; a person's progress hangs on it. Where left out, a slug of the prompt."),
  ),
  prompt: text("The question, in Markdown."),
  kind: v.optional(v.pipe(v.picklist(KINDS), v.description("open (default), behavioral, design or choice."))),
  level: v.optional(v.pipe(v.picklist(LEVELS), v.description("Default intermediate."))),
  topics: v.optional(
    v.pipe(
      v.array(topicName),
      v.minLength(1),
      v.maxLength(12),
      v.description("The first one is the main topic."),
    ),
  ),
  difficulty: v.optional(
    v.pipe(
      v.number(),
      v.minValue(-5, "is in logits, from -5 to 5"),
      v.maxValue(5, "is in logits, from -5 to 5"),
      v.description("In logits; without it the level is the prior."),
    ),
  ),
  minutes: v.optional(
    v.pipe(
      v.number(),
      v.minValue(0.1, "must be from 0.1 to 240"),
      v.maxValue(240, "must be from 0.1 to 240"),
      v.description("Expected time to answer."),
    ),
  ),
  answer: v.optional(text("The model answer, in Markdown, first person.")),
  look_for: v.optional(
    v.pipe(
      v.array(v.union([text("The point as plain text."), pointObject])),
      v.maxLength(40),
      v.description("What an interviewer would look for in the answer."),
    ),
  ),
  red_flags: v.optional(
    v.pipe(v.array(v.union([text("The red flag as plain text."), redFlagObject])), v.maxLength(20)),
  ),
  follow_ups: v.optional(v.pipe(v.array(text("A question that goes deeper.")), v.maxLength(20))),
  options: v.optional(
    v.pipe(
      v.array(option),
      v.minLength(2, "needs at least two options"),
      v.maxLength(9, "has at most nine options"),
      v.description("For kind: choice."),
    ),
  ),
  anchors: v.optional(
    v.pipe(
      v.strictObject({
        1: v.optional(anchorText),
        2: v.optional(anchorText),
        3: v.optional(anchorText),
        4: v.optional(anchorText),
        5: v.optional(anchorText),
      }),
      v.description("Behavioral and design: what a 1, 3 and 5 sound like."),
    ),
  ),
  references: v.optional(
    v.pipe(v.array(v.union([text("The source as plain text."), reference])), v.maxLength(40)),
  ),
  reviewed: v.optional(
    v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, "must be a date such as 2026-11-24")),
  ),
};

export const questionSchema = v.strictObject(questionEntries);

export const questionFileSchema = v.strictObject({
  $schema: v.optional(v.string()),
  title: v.optional(text("The file's title.")),
  topic: v.optional(slugText("The topic of every question that names none.")),
  level: v.optional(v.picklist(LEVELS)),
  questions: v.pipe(v.array(questionSchema), v.minLength(1, "holds no question")),
});

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never;
/** Fails to compile when the spelled-out type and the schema differ. @public */
export const typesAgree: Same<QuestionInput, v.InferInput<typeof questionSchema>> = true;
