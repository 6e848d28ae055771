/** Cuts a note into answers: which question each belongs to, where it stands, and what is wrong with the cutting. */
import { sanitizeLine } from "../core/sanitize.js";
import { didYouMean } from "../core/suggest.js";
import { type Comment, commentsOf } from "./comments.js";
import { DIRECTIVES } from "./directives.js";
import { readDisabling } from "./disables.js";
import { frontMatterOf } from "./front-matter.js";
import { questionOfHeading, rangeOfHeading } from "./heading-names.js";
import { linesOf } from "./lines.js";
import { type Block, blocksOf, readInline } from "./markdown.js";
import { type NoteOutline, problemAt, type Range, type Section } from "./outline.js";
import { looksLikeId, type QuestionNames, words } from "./question-names.js";

/** Headings that only look a little like a question are not worth more than this many searches a note. */
const MOST_SUGGESTIONS = 200;
/** Words. */
const SHORTEST_PROMPT = 4;
/** As likely as this, a heading was meant to be that question. */
const CERTAIN_FROM = 0.7;

/** Reads a note. Never throws; linear in its length. */
export function outlineOf(source: string, names: QuestionNames): NoteOutline {
  const lines = linesOf(source);
  const front = frontMatterOf(source);
  const body = front ? blankFront(source, front.end) : source;
  const blocks = blocksOf(body);
  const comments = commentsOf(body, blocks, lines);
  const outline: NoteOutline = { source, lines, blocks, comments, sections: [], unknown: [], problems: [] };
  const cutter = new Cutter(outline, names);
  if (front?.question) {
    const { name, offset } = front.question;
    cutter.begin(unquoted(name), { start: offset, end: offset + name.length }, front.end, 0);
  }
  for (const event of eventsOf(outline)) {
    if ("kind" in event) cutter.heading(event);
    else cutter.comment(event);
  }
  cutter.close(source.length);
  return outline;
}

/** Line numbers stay as they are. */
function blankFront(source: string, end: number): string {
  return source.slice(0, end).replace(/[^\r\n]/g, " ") + source.slice(end);
}

function unquoted(name: string): string {
  return name.replace(/^["'[]+|["'\]]+$/g, "");
}

/** Headings and comments in the order of the note; a heading's own comments belong to the heading. */
function* eventsOf({ blocks, comments, lines }: NoteOutline): Generator<Block | Comment> {
  let next = 0;
  for (const block of blocks) {
    if (block.kind !== "heading") continue;
    for (; next < comments.length; next++) {
      const comment = comments[next];
      if (!comment || comment.start >= lines.start(block.first)) break;
      yield comment;
    }
    yield block;
  }
  for (const comment of comments.slice(next)) yield comment;
}

class Cutter {
  readonly #outline: NoteOutline;
  readonly #names: QuestionNames;
  #open: (Section & { depth: number }) | undefined;
  /** Depth of the last heading: a comment's answer ends with the part that it stands in. */
  #depth = 0;
  /** The heading that a comment right below it would name. */
  #bare: { heading: Block; after: number } | undefined;
  #searches = 0;
  /** Depths at which headings named questions so far. */
  readonly #questionDepths = new Set<number>();

  constructor(outline: NoteOutline, names: QuestionNames) {
    this.#outline = outline;
    this.#names = names;
  }

  heading(block: Block): void {
    const { lines } = this.#outline;
    this.#settleBare();
    const after = lines.start(block.last);
    this.#depth = block.depth;
    const found = questionOfHeading(block, this.#names);
    if (found) this.#questionDepths.add(block.depth);
    if (found)
      this.#open = this.#closeFor({
        question: found,
        name: rangeOfHeading(this.#outline, block),
        after,
        depth: block.depth,
      });
    else this.#bare = { heading: block, after };
  }

  comment(comment: Comment): void {
    const { directive } = comment;
    if (!directive) return;
    const { lines, problems } = this.#outline;
    if (directive.kind === "unknown") {
      const message = `"${sanitizeLine(directive.name, 60)}" is no comment that hotseat knows.${didYouMean(directive.name, DIRECTIVES)}`;
      problems.push(problemAt(lines, comment, { severity: "warning", code: "directive/unknown", message }));
    } else if (directive.kind === "disable") {
      this.#settleBare();
      const read = readDisabling(comment, directive.points, directive.reason, this.#open !== undefined);
      if ("problem" in read) problems.push(problemAt(lines, comment, read.problem));
      else this.#open?.disables.push(read.disable);
    } else if (!comment.inHeading) {
      this.begin(directive.name, comment, comment.end, this.#depth);
    }
  }

  /** Starts an answer that a comment or the front matter names. */
  begin(name: string, range: Range, after: number, depth: number): void {
    const id = this.#names.resolve(name);
    const fresh = this.#open;
    if (this.#bare && this.#isBlank(this.#bare.after, range.start)) {
      // The comment says what the heading above it means.
      const { heading } = this.#bare;
      this.#bare = undefined;
      if (id)
        this.#open = this.#closeFor({
          question: id,
          name: rangeOfHeading(this.#outline, heading),
          after,
          depth: heading.depth,
        });
      else this.#unknown(name, range, true, false);
      return;
    }
    this.#settleBare();
    if (id && fresh && id !== fresh.question && this.#isBlank(fresh.answer.start, range.start)) {
      fresh.question = id;
      fresh.answer.start = after;
      return;
    }
    if (id && fresh?.question === id && this.#isBlank(fresh.answer.start, range.start)) return;
    if (id) this.#open = this.#closeFor({ question: id, name: range, after, depth });
    else this.#unknown(name, range, true, false);
  }

  close(end: number): void {
    this.#settleBare();
    if (!this.#open) return;
    const { depth: _, ...section } = this.#open;
    this.#outline.sections.push({ ...section, answer: { start: section.answer.start, end } });
    this.#open = undefined;
  }

  #closeFor({
    question,
    name,
    after,
    depth,
  }: {
    question: string;
    name: Range;
    after: number;
    depth: number;
  }): Section & { depth: number } {
    this.close(Math.max(this.#lineStart(name.start), this.#open?.answer.start ?? 0));
    return { question, name, answer: { start: after, end: after }, disables: [], depth };
  }

  /** A heading that names no question, once it is known that no comment names it: part of the answer, or an end of it. */
  #settleBare(): void {
    const bare = this.#bare;
    this.#bare = undefined;
    if (!bare) return;
    const { heading } = bare;
    const text = readInline(heading.text).text;
    const nested = this.#open !== undefined && heading.depth > this.#open.depth;
    const wantsName = looksLikeId(text) && /\./.test(text);
    const asks = /\?\s*$/.test(text);
    if (nested && !wantsName && !asks) return;
    // No prompt is as short as "Databases": most headings need no search.
    const worth = asks || looksLikeId(text) || words(text).split(" ").length >= SHORTEST_PROMPT;
    const suggestions = worth && this.#searches++ < MOST_SUGGESTIONS ? this.#names.suggest(text) : [];
    const likely = (suggestions[0]?.likeness ?? 0) >= CERTAIN_FROM;
    if (nested && !likely) return;
    this.close(this.#outline.lines.start(heading.first));
    const certain = likely || asks || wantsName;
    if (certain || this.#questionDepths.has(heading.depth))
      this.#outline.unknown.push({
        name: rangeOfHeading(this.#outline, heading),
        text: sanitizeLine(text, 200),
        suggestions,
        certain,
        heading: true,
      });
  }

  #unknown(text: string, name: Range, certain: boolean, heading: boolean): void {
    this.close(this.#lineStart(name.start));
    const suggestions = this.#searches++ < MOST_SUGGESTIONS ? this.#names.suggest(text) : [];
    this.#outline.unknown.push({ name, text: sanitizeLine(text, 200), suggestions, certain, heading });
  }

  #isBlank(start: number, end: number): boolean {
    return end - start < 1000 && this.#outline.source.slice(start, end).trim() === "";
  }

  #lineStart(offset: number): number {
    return offset - this.#outline.lines.position(offset).column + 1;
  }
}
