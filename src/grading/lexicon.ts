/** How rare and how alike words are: the statistics file, decoded. */

/** The file as it is parsed from JSON; `docs/grading.md` says where it comes from. */
export interface LexiconFile {
  /** Components of a vector; even. */
  dim: number;
  /** Stems, separated by one space. */
  words: string;
  /** Base64: one byte a word, idf times 20. */
  idf: string;
  /** Base64: two components a byte, high four bits first, each plus 8. */
  vec: string;
}

export interface Lexicon {
  /** Number of the stem, or -1 where it is not known. */
  indexOf(stem: string): number;
  /** Natural logarithm of how rare a stem is, 0.3 to 12.75; unknown stems are rare. */
  idf(index: number): number;
  /** Cosine of the vectors of two known stems, -1 to 1: likeness of topic, not of meaning. */
  cosine(a: number, b: number): number;
  /** Components of a vector. */
  readonly dimensions: number;
  /** Adds a known stem's vector, times `weight`, to `sum`. */
  addTo(sum: Float64Array, index: number, weight: number): void;
}

const UNKNOWN_IDF = 9;

/** Decodes the lexicon. Throws a TypeError when the object is not one. */
export function decodeLexicon(json: unknown): Lexicon {
  const { dim, words, idf, vec } = asFile(json);
  const index = new Map<string, number>();
  for (const word of words.split(" ")) index.set(word, index.size);
  const rarity = bytes(idf);
  const vectors = unitVectors(bytes(vec), dim);
  return {
    indexOf: (stem) => index.get(stem) ?? -1,
    idf: (i) => (i < 0 ? UNKNOWN_IDF : (rarity[i] ?? 0) / 20),
    cosine(a, b) {
      let even = 0;
      let odd = 0;
      // Two sums side by side: the processor need not wait for one addition to start the next.
      for (let k = 0, i = a * dim, j = b * dim; k < dim; k += 2) {
        even += (vectors[i + k] ?? 0) * (vectors[j + k] ?? 0);
        odd += (vectors[i + k + 1] ?? 0) * (vectors[j + k + 1] ?? 0);
      }
      return even + odd;
    },
    dimensions: dim,
    addTo(sum, index, weight) {
      for (let k = 0, i = index * dim; k < dim; k++) sum[k] = (sum[k] ?? 0) + weight * (vectors[i + k] ?? 0);
    },
  };
}

function asFile(json: unknown): LexiconFile {
  const file = json as Partial<LexiconFile> | null;
  if (typeof file !== "object" || file === null || typeof file.dim !== "number")
    throw new TypeError("not a lexicon");
  const { dim, words, idf, vec } = file;
  if (typeof words !== "string" || typeof idf !== "string" || typeof vec !== "string")
    throw new TypeError("a lexicon needs words, idf and vec");
  return { dim, words, idf, vec };
}

function bytes(base64: string): Uint8Array {
  const text = atob(base64);
  const result = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) result[i] = text.charCodeAt(i);
  return result;
}

function unitVectors(packed: Uint8Array, dim: number): Float32Array {
  const vectors = new Float32Array(packed.length * 2);
  for (let i = 0; i < packed.length; i++) {
    const byte = packed[i] ?? 0;
    vectors[2 * i] = (byte >> 4) - 8;
    vectors[2 * i + 1] = (byte & 15) - 8;
  }
  for (let start = 0; start < vectors.length; start += dim) {
    let square = 0;
    for (let k = start; k < start + dim; k++) square += (vectors[k] ?? 0) ** 2;
    const length = Math.sqrt(square) || 1;
    for (let k = start; k < start + dim; k++) vectors[k] = (vectors[k] ?? 0) / length;
  }
  return vectors;
}
