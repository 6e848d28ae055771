/** Seeded random numbers, so that a session, a simulation or a test can be replayed from its seed. */

export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number in [0, bound). */
  below(bound: number): number;
  /** A standard normal number. */
  normal(): number;
  /** A new array in random order. */
  shuffle<T>(items: readonly T[]): T[];
}

/** sfc32 (Chris Doty-Humphrey, PractRand): small, fast and passes the usual batteries. */
export function seededRandom(seed: number | string): Random {
  const [s0, s1, s2] = seedWords(String(seed));
  let a = s0;
  let b = s1;
  let c = s2;
  let counter = 1;
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    c |= 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i++) next();
  const below = (bound: number): number => Math.floor(next() * bound);
  return {
    next,
    below,
    // Box and Muller (1958).
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    shuffle: (items) => {
      const out = [...items];
      for (let i = out.length - 1; i > 0; i--) {
        const j = below(i + 1);
        const held = out[i] as (typeof out)[number];
        out[i] = out[j] as (typeof out)[number];
        out[j] = held;
      }
      return out;
    },
  };
}

function seedWords(seed: string): [number, number, number] {
  return [0x9e3779b9, 0x243f6a88, 0xb7e15162].map((start) => fnv1a(seed, start)) as [number, number, number];
}

/** FNV-1a over UTF-16 code units, 32 bits. */
function fnv1a(text: string, start: number): number {
  let hash = start ^ 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}
