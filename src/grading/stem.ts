/** Cuts words to their stems exactly as the lexicon was made, so that its rarities and vectors apply. */

const CONSONANT = "[^aeiou]";
const VOWEL = "[aeiouy]";
const C = `${CONSONANT}[^aeiouy]*`;
const V = `${VOWEL}[aeiou]*`;
const MEASURE_ABOVE_0 = new RegExp(`^(${C})?${V}${C}`);
const MEASURE_IS_1 = new RegExp(`^(${C})?${V}${C}(${V})?$`);
const MEASURE_ABOVE_1 = new RegExp(`^(${C})?${V}${C}${V}${C}`);
const HAS_VOWEL = new RegExp(`^(${C})?${VOWEL}`);
const ENDS_CVC = new RegExp(`^${C}${VOWEL}[^aeiouwxy]$`);

const STEP_2: Record<string, string> = {
  ational: "ate",
  tional: "tion",
  enci: "ence",
  anci: "ance",
  izer: "ize",
  bli: "ble",
  alli: "al",
  entli: "ent",
  eli: "e",
  ousli: "ous",
  ization: "ize",
  ation: "ate",
  ator: "ate",
  alism: "al",
  iveness: "ive",
  fulness: "ful",
  ousness: "ous",
  aliti: "al",
  iviti: "ive",
  biliti: "ble",
  logi: "log",
};
const STEP_3: Record<string, string> = {
  icate: "ic",
  ative: "",
  alize: "al",
  iciti: "ic",
  ical: "ic",
  ful: "",
  ness: "",
};
const STEP_2_SUFFIX = new RegExp(`^(.+?)(${Object.keys(STEP_2).join("|")})$`);
const STEP_3_SUFFIX = new RegExp(`^(.+?)(${Object.keys(STEP_3).join("|")})$`);
const STEP_4_SUFFIX = /^(.+?)(al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize)$/;

/** Longer tokens are no words of English: they are their own stems, and cost nothing. */
const LONGEST_WORD = 32;
const MEMO_SIZE = 20_000;
const memo = new Map<string, string>();

/**
 * The stem of a lower-case word: M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980, after
 * British spellings are folded into American ones. Words that are not all a-z are their own stems.
 */
export function stem(word: string): string {
  if (word.length < 3 || word.length > LONGEST_WORD) return word;
  const known = memo.get(word);
  if (known !== undefined) return known;
  const result = /^[a-z]+$/.test(word) ? porter(american(word)) : word;
  if (memo.size >= MEMO_SIZE) memo.clear();
  memo.set(word, result);
  return result;
}

function american(word: string): string {
  if (!word.includes("is") && !word.endsWith("our")) return word;
  return word
    .replace(/isation$/, "ization")
    .replace(/ise(s|d|r|rs)?$/, "ize$1")
    .replace(/our$/, "or")
    .replace(/ising$/, "izing");
}

function porter(word: string): string {
  const initialY = word.startsWith("y");
  let w = initialY ? `Y${word.slice(1)}` : word;
  w = pastAndProgressive(plural(w));
  if (w.endsWith("y") && w.length > 1 && HAS_VOWEL.test(w.slice(0, -1))) w = `${w.slice(0, -1)}i`;
  w = swapSuffix(w, STEP_2_SUFFIX, STEP_2);
  w = swapSuffix(w, STEP_3_SUFFIX, STEP_3);
  w = dropSuffix(w);
  w = finalLetters(w);
  return initialY ? `y${w.slice(1)}` : w;
}

function plural(w: string): string {
  if (/^.+?(ss|i)es$/.test(w)) return w.slice(0, -2);
  return /^.+?[^s]s$/.test(w) ? w.slice(0, -1) : w;
}

function pastAndProgressive(w: string): string {
  if (w.length > 3 && w.endsWith("eed")) return MEASURE_ABOVE_0.test(w.slice(0, -3)) ? w.slice(0, -1) : w;
  const base =
    w.length > 2 && w.endsWith("ed")
      ? w.slice(0, -2)
      : w.length > 3 && w.endsWith("ing")
        ? w.slice(0, -3)
        : undefined;
  if (base === undefined || !HAS_VOWEL.test(base)) return w;
  if (/(at|bl|iz)$/.test(base)) return `${base}e`;
  if (/([^aeiouylsz])\1$/.test(base)) return base.slice(0, -1);
  return ENDS_CVC.test(base) ? `${base}e` : base;
}

function swapSuffix(w: string, suffix: RegExp, table: Record<string, string>): string {
  const found = suffix.exec(w);
  if (!found) return w;
  const [, base = "", ending = ""] = found;
  return MEASURE_ABOVE_0.test(base) ? base + (table[ending] ?? "") : w;
}

function dropSuffix(w: string): string {
  const found = STEP_4_SUFFIX.exec(w);
  if (found) return MEASURE_ABOVE_1.test(found[1] ?? "") ? (found[1] ?? w) : w;
  if (/^.+?[st]ion$/.test(w) && MEASURE_ABOVE_1.test(w.slice(0, -3))) return w.slice(0, -3);
  return w;
}

function finalLetters(word: string): string {
  let w = word;
  if (w.length > 1 && w.endsWith("e")) {
    const base = w.slice(0, -1);
    if (MEASURE_ABOVE_1.test(base) || (MEASURE_IS_1.test(base) && !ENDS_CVC.test(base))) w = base;
  }
  return w.endsWith("ll") && MEASURE_ABOVE_1.test(w) ? w.slice(0, -1) : w;
}
