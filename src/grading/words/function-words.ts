/** The closed classes of English: words that carry grammar rather than meaning. */

/** Class of a function word, as far as the grammar checks need it. */
export type WordClass =
  | "determiner"
  | "preposition"
  | "conjunction"
  | "subordinator"
  | "be"
  | "auxiliary"
  | "modal"
  | "subject"
  | "pronoun"
  | "negation"
  | "adverb"
  | "light";

const CLASSES: Record<WordClass, string> = {
  determiner: "a an the its his her my our your their every each",
  preposition: "of to in on at for from by with into onto upon about via per over under as",
  conjunction: "and or but nor",
  subordinator:
    "if because since while when where which who whom whose what how why that than although though unless whereas until",
  be: "is are was were am be been being",
  auxiliary: "do does did doing done have has had having",
  modal: "can could will would shall should may might must cannot",
  subject: "he she they we i",
  pronoun: "it you him them us me this these those there here",
  negation: "not no never none nothing neither nobody nowhere without",
  adverb:
    "so then also just very much more most some any such only own same too even well like again both either other another thus therefore however already still really quite rather",
  light:
    "s t etc eg ie one ones thing things way get gets got getting use used uses using make made makes making let lets e g let's go goes something anything everything someone everyone",
};

const classOf = new Map<string, WordClass>();
for (const name of Object.keys(CLASSES) as WordClass[])
  for (const word of CLASSES[name].split(" ")) if (!classOf.has(word)) classOf.set(word, name);

/** The class of a lower-case word, or undefined for a content word. */
export function functionClass(word: string): WordClass | undefined {
  return classOf.get(word);
}

/** Adverbs and light words that may still carry a phrase when nothing else does ("same", "more", "only"). */
const MEANINGFUL = new Set(
  "same more most only own both either other another less still rather one even".split(" "),
);

/** True for function words that tell statements apart ("the same path"), so that they weigh a little. */
export function isMeaningfulFunctionWord(word: string): boolean {
  return MEANINGFUL.has(word);
}
