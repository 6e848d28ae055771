/** Answers made from a question and its model answer that hold the right words without being an answer. */
import { seededRandom } from "../../src/core/random.js";

const STOP = new Set(
  "a an the of to in on at for and or is are was were be been it its this that these those with as by from not no do does did can could will would should may might must has have had if then than so but which who what when where why how there their they them he she we you i".split(
    " ",
  ),
);
const VERB = /\b(is|are|was|were|can|will|does|do|has|have|must|should|would|could)\b(?! not)/i;

export interface Item {
  question: string;
  reference: string;
}

function words(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9][a-z0-9'+#.-]*/g) ?? [];
}

function content(text: string): string[] {
  return [...new Set(words(text).filter((word) => !STOP.has(word)))];
}

export function negate(text: string): string {
  return VERB.test(text)
    ? text.replace(new RegExp(VERB.source, "gi"), "$1 not")
    : `It is not true that ${text}`;
}

/** Attack by name; `other` is the next question, `others` answers to other questions. The dice are seeded. */
export function attacks(): Record<string, (item: Item, other: Item, others: () => string) => string> {
  const random = seededRandom(7);
  const shuffle = (list: readonly string[]): string => {
    const result = [...list];
    for (let i = result.length - 1; i > 0; i--) {
      const j = random.below(i + 1);
      [result[i], result[j]] = [result[j] ?? "", result[i] ?? ""];
    }
    return result.join(" ");
  };
  return {
    genuine: ({ reference }) => reference,
    empty: () => "",
    dontKnow: () => "I don't know.",
    copyQuestion: ({ question }) => question,
    questionStuff: ({ question }) => shuffle(content(question)),
    stuffing: ({ reference }) => shuffle(content(reference)),
    shuffled: ({ reference }) => shuffle(words(reference)),
    negated: ({ reference }) => negate(reference),
    wrapNegated: ({ reference }) => `It is false that ${reference}`,
    hedgeBoth: ({ reference }) => `${reference} ${negate(reference)}`,
    otherRef: (_, other) => other.reference,
    longRamble: (_, __, others) => others(),
  };
}
