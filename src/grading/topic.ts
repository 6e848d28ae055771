/** Likeness of topic over whole texts: the cosine of the rarity-weighted means of their words' vectors. */
import type { Lexicon } from "./lexicon.js";
import type { Text } from "./text.js";

const PROMPT_WEIGHT = 0.3;

/** The mean direction of a text's words; words of the prompt count less. Zeros where no word is known. */
export function topicOf({ tokens }: Text, lexicon: Lexicon, promptStems: ReadonlySet<string>): Float64Array {
  const sum = new Float64Array(lexicon.dimensions);
  const seen = new Set<string>();
  for (const { content, stem } of tokens) {
    if (!content || seen.has(stem)) continue;
    seen.add(stem);
    const index = lexicon.indexOf(stem);
    if (index >= 0)
      lexicon.addTo(sum, index, lexicon.idf(index) * (promptStems.has(stem) ? PROMPT_WEIGHT : 1));
  }
  return sum;
}

/** Cosine of two topics, 0 where they point apart. */
export function topicCosine(a: Float64Array, b: Float64Array): number {
  let product = 0;
  let lengthA = 0;
  let lengthB = 0;
  for (let i = 0; i < a.length; i++) {
    const x = a[i] ?? 0;
    const y = b[i] ?? 0;
    product += x * y;
    lengthA += x * x;
    lengthB += y * y;
  }
  return lengthA > 0 && lengthB > 0 ? Math.max(0, product / Math.sqrt(lengthA * lengthB)) : 0;
}
