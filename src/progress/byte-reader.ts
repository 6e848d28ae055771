/** Goes through JSON as this program writes it, byte by byte: plain ASCII, no spaces, no escapes. */

/** The text of a run of ASCII bytes: what the platform does fastest. */
export type DecodeAscii = (bytes: Uint8Array, start: number, end: number) => string;

const SPACE = 32;
const QUOTE = 34;
const MINUS = 45;
const DOT = 46;
const ZERO = 48;
const NINE = 57;
const BACKSLASH = 92;
const TILDE = 126;

/** Numbers of up to 15 digits are exact. */
const MOST_DIGITS = 15;

/** Names that are kept at most; a power of two. */
const NAMES = 1 << 13;

/** The bytes of what must stand there letter for letter. */
export function literal(text: string): Uint8Array {
  // Dozens are made at each start, and `Uint8Array.from` takes ten times as long.
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/**
 * Each method reads from `at` on and leaves `at` behind what it read. The first that finds something else sets `failed`,
 * and from then on every method gives something worthless: asking once at the end is enough.
 */
export class ByteReader {
  at = 0;
  failed = false;
  readonly #decode: DecodeAscii;
  /** The same few names stand in the lines over and over: each is made a string once and known by its bytes. */
  readonly #names = new Array<string>(NAMES).fill("");
  #bytes: Uint8Array = new Uint8Array();

  constructor(decode: DecodeAscii) {
    this.#decode = decode;
  }

  start(bytes: Uint8Array, at: number): void {
    this.#bytes = bytes;
    this.at = at;
    this.failed = false;
  }

  fail(): void {
    this.failed = true;
  }

  expect(expected: Uint8Array): void {
    if (!this.skip(expected)) this.failed = true;
  }

  /** Whether these bytes come next; if so they are passed. */
  skip(expected: Uint8Array): boolean {
    const bytes = this.#bytes;
    const { at } = this;
    for (let i = 0; i < expected.length; i++) if (bytes[at + i] !== expected[i]) return false;
    this.at = at + expected.length;
    return true;
  }

  /** The byte so far ahead; 0 behind the end. */
  byte(ahead: number): number {
    return this.#bytes[this.at + ahead] ?? 0;
  }

  /** The next bytes as text; the caller has looked at them. */
  take(length: number): string {
    const { at } = this;
    this.at = at + length;
    return this.#decode(this.#bytes, at, this.at);
  }

  /** The rest of a string whose opening quote has been passed. */
  name(): string {
    const bytes = this.#bytes;
    const start = this.at;
    let hash = 0;
    let at = start;
    for (; bytes[at] !== QUOTE; at++) {
      const byte = bytes[at] ?? 0;
      if (byte < SPACE || byte > TILDE || byte === BACKSLASH) {
        this.failed = true;
        return "";
      }
      hash = (Math.imul(hash, 31) + byte) | 0;
    }
    this.at = at + 1;
    const slot = hash & (NAMES - 1);
    const known = this.#names[slot] ?? "";
    if (isText(known, bytes, start, at)) return known;
    const name = this.#decode(bytes, start, at);
    this.#names[slot] = name;
    return name;
  }

  /** A number that is not negative and has no exponent. */
  number(): number {
    const bytes = this.#bytes;
    const start = this.at;
    let at = start;
    let value = 0;
    for (; isDigit(bytes[at]); at++) value = value * 10 + (bytes[at] ?? 0) - ZERO;
    let digits = at - start;
    // JSON has no number such as 012.
    if (digits === 0 || (digits > 1 && bytes[start] === ZERO)) this.failed = true;
    if (bytes[at] === DOT) {
      const first = ++at;
      for (; isDigit(bytes[at]); at++) value = value * 10 + (bytes[at] ?? 0) - ZERO;
      const decimals = at - first;
      if (decimals === 0) this.failed = true;
      digits += decimals;
      // Both are exact, so their quotient is the nearest number there is, as JSON.parse gives it.
      value /= 10 ** decimals;
    }
    if (digits > MOST_DIGITS) this.failed = true;
    this.at = at;
    return value;
  }

  /** As `number`, or below zero. */
  signed(): number {
    if (this.byte(0) !== MINUS) return this.number();
    this.at++;
    const value = this.number();
    // -0 is not 0.
    if (value === 0) this.failed = true;
    return -value;
  }
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= NINE;
}

function isText(text: string, bytes: Uint8Array, start: number, end: number): boolean {
  if (text.length !== end - start) return false;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) !== bytes[start + i]) return false;
  return true;
}
