/** Reads an author's pattern (`/…/`) into a tree; what cannot be matched in linear time is refused. */

export type Place = "start" | "end" | "word" | "not-word";

export type Node =
  /** Letters as they stand, lower case. */
  | { kind: "text"; text: string }
  | { kind: "read"; accepts: (code: number) => boolean }
  | { kind: "test"; place: Place }
  | { kind: "all"; nodes: Node[] }
  | { kind: "any"; nodes: Node[] }
  | { kind: "repeat"; node: Node; least: number; most: number };

/** A pattern that cannot be run in linear time, or is no pattern. */
export class PatternError extends Error {
  override name = "PatternError";
}

const MOST_REPEATS = 50;
const MOST_NESTED = 50;

/** Reads what stands between the slashes. Throws PatternError for what is no pattern or cannot be matched in linear time. */
export function parsePattern(source: string): Node {
  return new Parser(source).parse();
}

class Parser {
  #at = 0;
  #depth = 0;
  readonly #source: string;
  constructor(source: string) {
    this.#source = source;
  }

  parse(): Node {
    const node = this.#any();
    if (this.#at < this.#source.length) throw new PatternError('has a ")" too many');
    return node;
  }

  #any(): Node {
    const nodes = [this.#all()];
    while (this.#take("|")) nodes.push(this.#all());
    return nodes.length === 1 && nodes[0] ? nodes[0] : { kind: "any", nodes };
  }

  #all(): Node {
    const nodes: Node[] = [];
    while (this.#at < this.#source.length && !"|)".includes(this.#source[this.#at] ?? "")) {
      const node = this.#repeated();
      const last = nodes.at(-1);
      if (node.kind === "text" && last?.kind === "text") last.text += node.text;
      else nodes.push(node);
    }
    const [first, second] = nodes;
    return first && !second ? first : { kind: "all", nodes };
  }

  #repeated(): Node {
    let node = this.#one();
    let times = 0;
    for (;;) {
      const counts = this.#counts();
      if (!counts) return node;
      this.#take("?");
      if (++times > 1) throw new PatternError("repeats a repeat");
      node = { kind: "repeat", node, least: counts[0], most: counts[1] };
    }
  }

  #counts(): [number, number] | undefined {
    if (this.#take("?")) return [0, 1];
    if (this.#take("*")) return [0, Number.POSITIVE_INFINITY];
    if (this.#take("+")) return [1, Number.POSITIVE_INFINITY];
    const found = /^\{(\d+)(,(\d*))?\}/.exec(this.#source.slice(this.#at, this.#at + 12));
    if (!found) return undefined;
    this.#at += found[0].length;
    const least = Number(found[1]);
    const most = found[2] === undefined ? least : found[3] ? Number(found[3]) : Number.POSITIVE_INFINITY;
    if (least > MOST_REPEATS || (Number.isFinite(most) && (most > MOST_REPEATS || most < least)))
      throw new PatternError(`repeats ${found[0]}: at most ${MOST_REPEATS} times`);
    return [least, most];
  }

  #one(): Node {
    const char = this.#source[this.#at++] ?? "";
    if (char === "(") return this.#group();
    if (char === "[") return { kind: "read", accepts: this.#set() };
    if (char === ".") return { kind: "read", accepts: () => true };
    if (char === " ") return spaces();
    if (char === "^") return { kind: "test", place: "start" };
    if (char === "$") return { kind: "test", place: "end" };
    if (char === "\\") return this.#escaped();
    if ("*+?".includes(char)) throw new PatternError(`has nothing to repeat before "${char}"`);
    return literal(char);
  }

  #group(): Node {
    if (this.#take("?") && !this.#take(":"))
      throw new PatternError("looks around or names a group, which is not matched in linear time");
    if (++this.#depth > MOST_NESTED) throw new PatternError(`is nested more than ${MOST_NESTED} deep`);
    const node = this.#any();
    this.#depth--;
    if (!this.#take(")")) throw new PatternError('has a "(" that is not closed');
    return node;
  }

  #escaped(): Node {
    const char = this.#source[this.#at++] ?? "";
    if (char === "b") return { kind: "test", place: "word" };
    if (char === "B") return { kind: "test", place: "not-word" };
    const kind = classOf(char);
    if (kind) return { kind: "read", accepts: kind };
    if (/[1-9k]/.test(char)) throw new PatternError("refers back, which is not matched in linear time");
    return literal(unescaped(char));
  }

  #set(): (code: number) => boolean {
    const negated = this.#take("^");
    const tests: ((code: number) => boolean)[] = [];
    for (let first = true; first || this.#source[this.#at] !== "]"; first = false) {
      if (this.#at >= this.#source.length) throw new PatternError('has a "[" that is not closed');
      tests.push(this.#member());
    }
    this.#at++;
    return (code) => tests.some((test) => test(code)) !== negated;
  }

  #member(): (code: number) => boolean {
    const escaped = this.#take("\\");
    const char = this.#source[this.#at++] ?? "";
    const kind = escaped ? classOf(char) : char === " " ? isSpace : undefined;
    if (kind) return kind;
    const from = lower(escaped ? unescaped(char) : char);
    if (
      this.#source[this.#at] === "-" &&
      this.#source[this.#at + 1] !== "]" &&
      this.#at + 1 < this.#source.length
    ) {
      this.#at++;
      const to = lower(this.#source[this.#at++] ?? "");
      return (code) => code >= from && code <= to;
    }
    return (code) => code === from;
  }

  #take(char: string): boolean {
    if (this.#source[this.#at] !== char) return false;
    this.#at++;
    return true;
  }
}

/** The character that a backslash before another one stands for. */
function unescaped(char: string): string {
  if (char === "") throw new PatternError("ends in a backslash");
  if (char === "n") return "\n";
  if (char === "t") return "\t";
  if (/[a-z0-9]/i.test(char)) throw new PatternError(`has an unknown "\\${char}"`);
  return char;
}

function lower(char: string): number {
  return char.toLowerCase().charCodeAt(0);
}

/** Answers are wrapped and indented: a space is any white space, as long as it goes. */
function spaces(): Node {
  return {
    kind: "repeat",
    node: { kind: "read", accepts: isSpace },
    least: 1,
    most: Number.POSITIVE_INFINITY,
  };
}

function isSpace(code: number): boolean {
  if (code < 128) return code === 32 || (code >= 9 && code <= 13);
  return /\s/.test(String.fromCharCode(code));
}

function literal(char: string): Node {
  return { kind: "text", text: char.toLowerCase() };
}

/** True for letters, digits and the underscore; `code` is of a lower-case text. */
export function isWordCode(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 95;
  // Half of a surrogate pair is taken for a letter of a rare script.
  return (code >= 0xd800 && code < 0xe000) || /[\p{L}\p{M}\p{N}]/u.test(String.fromCharCode(code));
}

function classOf(char: string): ((code: number) => boolean) | undefined {
  const digit = (code: number) => code >= 48 && code <= 57;
  switch (char) {
    case "d":
      return digit;
    case "D":
      return (code) => !digit(code);
    case "w":
      return isWordCode;
    case "W":
      return (code) => !isWordCode(code);
    case "s":
      return isSpace;
    case "S":
      return (code) => !isSpace(code);
    default:
      return undefined;
  }
}
