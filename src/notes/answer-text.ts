/** The words of an answer without its markup, at the same offsets, so that evidence points into the note itself. */
import type { Block } from "./markdown.js";
import type { NoteOutline, Range, Section } from "./outline.js";

/** Longer answers are graded by their beginning: nobody says more in an interview. */
export const MAX_ANSWER = 40_000;

export interface AnswerText {
  /** As long as the answer's range (or MAX_ANSWER), markup replaced by spaces. */
  text: string;
  /** The same with code replaced too; absent when there is no code. */
  prose?: string;
  /** Characters left out because the answer is too long. */
  cut: number;
}

/** Reads the answer of a section. Linear in the length of the answer. */
export function answerText(outline: NoteOutline, section: Section): AnswerText {
  const { source, comments } = outline;
  const range = {
    start: section.answer.start,
    end: Math.min(section.answer.end, section.answer.start + MAX_ANSWER),
  };
  const mask = new Mask(source.slice(range.start, range.end), range.start);
  for (let i = firstFrom(comments, (comment) => comment.end > range.start); i < comments.length; i++) {
    const comment = comments[i];
    if (!comment || comment.start >= range.end) break;
    mask.blank(comment);
  }
  const code: Range[] = [];
  for (const block of blocksWithin(outline, range)) {
    const start = outline.lines.start(block.first);
    const end = outline.lines.start(block.last);
    if (block.kind === "fence" || block.kind === "code") code.push({ start, end });
    if (block.kind === "fence") mask.blankFenceLines({ start, end });
    if (block.kind === "quote") mask.blankQuoteMarks({ start, end });
    if (block.kind === "html") mask.blankTags({ start, end });
  }
  mask.blankMarkup(code);
  const text = mask.text();
  const cut = section.answer.end - range.end;
  if (code.length === 0) return { text, cut };
  for (const block of code) mask.blank(block);
  return { text, prose: mask.text(), cut };
}

/** True where nothing is said: no letter and no digit. */
export function isBlank(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text);
}

/** An answer starts where no block is open, so its blocks are those that start in it. */
function* blocksWithin({ blocks, lines }: NoteOutline, { start, end }: Range): Generator<Block> {
  for (let i = firstFrom(blocks, (block) => lines.start(block.first) >= start); i < blocks.length; i++) {
    const block = blocks[i];
    if (!block || lines.start(block.first) >= end) return;
    yield block;
  }
}

/** Number of the first item that passes; once one does, all that follow do. */
function firstFrom<T>(items: readonly T[], test: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && test(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}

class Mask {
  #text: string;
  readonly #offset: number;

  constructor(text: string, offset: number) {
    this.#text = text;
    this.#offset = offset;
  }

  text(): string {
    return this.#text;
  }

  /** Replaces a range of the note by spaces; line ends stay. */
  blank(range: Range): void {
    this.#rewrite(range, (text) => spaces(text));
  }

  blankFenceLines(range: Range): void {
    this.#rewrite(range, (text) => text.replace(/^[ \t>]*(?:```|~~~)[^\r\n]*/gm, spaces));
  }

  blankQuoteMarks(range: Range): void {
    this.#rewrite(range, (text) => text.replace(/^[ \t>]+/gm, spaces).replace(/\[![\w-]+\][+-]?/g, spaces));
  }

  blankTags(range: Range): void {
    this.#rewrite(range, (text) => text.replace(/<[^<>]{0,500}>/g, spaces));
  }

  /** Inline markup outside code: emphasis, code marks, links' addresses, table rules, wiki links' targets. */
  blankMarkup(code: readonly Range[]): void {
    let at = this.#offset;
    const end = this.#offset + this.#text.length;
    for (const block of [...code, { start: end, end }]) {
      if (block.start > at) this.#rewrite({ start: at, end: block.start }, withoutMarkup);
      at = Math.max(at, block.end);
    }
  }

  #rewrite({ start, end }: Range, change: (text: string) => string): void {
    const from = Math.max(0, start - this.#offset);
    const to = Math.min(this.#text.length, end - this.#offset);
    if (to <= from) return;
    this.#text = this.#text.slice(0, from) + change(this.#text.slice(from, to)) + this.#text.slice(to);
  }
}

/** Patterns by what a text must hold to match one: looking for a character is much cheaper than for a pattern. */
const INLINE: readonly (readonly [needs: string, pattern: RegExp])[] = [
  // A table's rule, a thematic break, a setext underline.
  ["", /^[ \t]*[-|:=][-|:= \t]*$/gm],
  // A link's definition, and addresses in text.
  ["]:", /^ {0,3}\[[^\]\r\n]{1,200}\]:[^\r\n]*/gm],
  ["://", /\bhttps?:\/\/[^\s)>\]]+/g],
  // Destinations of links and images; the rest of a wiki link stays.
  ["](", /\]\([^()\r\n]{0,1000}\)/g],
  ["][", /\]\[[^\]\r\n]{0,200}\]/g],
  ["[[", /\[\[[^\]|\r\n]{0,200}\|/g],
  ["[", /\[[ xX]\](?=[ \t])/g],
  ["<", /<\/?[a-z][^<>\r\n]{0,300}>/gi],
  ["[", /\[/g],
  ["]", /\]/g],
  ["`", /`/g],
  // One mark at a time: a run of marks must not be read again from each of its members.
  ["_", /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu],
  ["*", /(?<=\S)\*|\*(?=\S)/g],
  ["~~", /~~/g],
];

function withoutMarkup(text: string): string {
  let out = text;
  for (const [needs, pattern] of INLINE) if (out.includes(needs)) out = out.replace(pattern, spaces);
  return out;
}

function spaces(text: string): string {
  return text.replace(/[^\r\n]/g, " ");
}
