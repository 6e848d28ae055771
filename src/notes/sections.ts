/** Cuts a note into answers: which question each belongs to, where it stands, and what is wrong with the cutting. */
import type { Diagnostic } from "../core/diagnostics.js";
import { sanitizeLine } from "../core/sanitize.js";
import { didYouMean } from "../core/suggest.js";
import { type Comment, commentsOf } from "./comments.js";
import { DIRECTIVES } from "./directives.js";
import { frontMatterOf } from "./front-matter.js";
import { type Lines, linesOf } from "./lines.js";
import { type Block, blocksOf, readInline } from "./markdown.js";
import { looksLikeId, type QuestionNames, type Suggestion, words } from "./question-names.js";

/** Offsets in the note, half-open. */
export interface Range {
  start: number;
  end: number;
}

export interface Disable extends Range {
  points: string[];
  reason: string;
}

export interface Section {
  /** The question's id. */
  question: string;
  /** Where the question is named. */
  name: Range;
  /** The answer. */
  answer: Range;
  disables: Disable[];
}

/** A heading, comment or front matter that names no known question. */
export interface Unknown {
  name: Range;
  text: string;
  suggestions: Suggestion[];
  /** False where it may well be a heading like any other. */
  certain: boolean;
  /** True where the name is the whole text of a heading, so that it can be replaced. */
  heading: boolean;
}

export type NoteProblem = Omit<Diagnostic, "file">;

export interface NoteOutline {
  source: string;
  lines: Lines;
  blocks: Block[];
  comments: Comment[];
  sections: Section[];
  unknown: Unknown[];
  problems: NoteProblem[];
}

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
    const found = this.#resolveHeading(block);
    if (found) this.#questionDepths.add(block.depth);
    if (found)
      this.#open = this.#closeFor({
        question: found,
        name: this.#headingRange(block),
        after,
        depth: block.depth,
      });
    else this.#bare = { heading: block, after };
  }

  comment(comment: Comment): void {
    const { directive } = comment;
    if (!directive) return;
    if (directive.kind === "unknown") {
      this.#problem(
        "directive/unknown",
        comment,
        `"${sanitizeLine(directive.name, 60)}" is no comment that hotseat knows.${didYouMean(directive.name, DIRECTIVES)}`,
      );
    } else if (directive.kind === "disable") {
      this.#settleBare();
      this.#disable(comment, directive.points, directive.reason);
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
          name: this.#headingRange(heading),
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
        name: this.#headingRange(heading),
        text: sanitizeLine(text, 200),
        suggestions,
        certain,
        heading: true,
      });
  }

  #resolveHeading(block: Block): string | undefined {
    const { text, links, comments } = readInline(block.text);
    for (const comment of comments) {
      const named = /^<!--\s*hotseat:\s*([\s\S]*?)\s*-->$/.exec(comment)?.[1];
      if (named && this.#names.has(named)) return named;
    }
    const wiki = /^\[\[([^\]|#]*)(?:#([^\]|]*))?(?:\|([^\]]*))?\]\]$/.exec(text.trim());
    if (wiki) return this.#names.resolve(wiki[3] ?? "", [wiki[2] ?? "", wiki[1] ?? ""].filter(Boolean));
    return this.#names.resolve(text, links);
  }

  #headingRange(block: Block): Range {
    const { source, lines } = this.#outline;
    const from = lines.start(block.first);
    const first = source.slice(from, lines.start(block.first + 1)).trimEnd();
    const text = block.text.split("\n")[0] ?? "";
    const at = Math.max(0, first.indexOf(text));
    return { start: from + at, end: from + (text ? at + text.length : first.length) };
  }

  #unknown(text: string, name: Range, certain: boolean, heading: boolean): void {
    this.close(this.#lineStart(name.start));
    const suggestions = this.#searches++ < MOST_SUGGESTIONS ? this.#names.suggest(text) : [];
    this.#outline.unknown.push({ name, text: sanitizeLine(text, 200), suggestions, certain, heading });
  }

  #disable(comment: Comment, points: string[], reason: string): void {
    if (points.length === 0)
      this.#problem(
        "disable/no-point",
        comment,
        "This disables nothing: it names no point.",
        "Write <!-- hotseat-disable point-id -- reason -->.",
      );
    else if (!this.#open)
      this.#problem(
        "disable/outside",
        comment,
        "This disables nothing: it stands in no answer.",
        "Move it below the heading of its question.",
      );
    else if (!/[\p{L}\p{N}]/u.test(reason))
      this.#problem(
        "disable/no-reason",
        comment,
        `Why ${points.join(", ")} is left out is not said, so it still counts.`,
        `Write <!-- hotseat-disable ${points.join(", ")} -- reason -->.`,
        "error",
      );
    else
      this.#open.disables.push({
        start: comment.start,
        end: comment.end,
        points,
        reason: sanitizeLine(reason, 200),
      });
  }

  #problem(
    code: string,
    { start, end }: Range,
    message: string,
    suggestion?: string,
    severity: NoteProblem["severity"] = "warning",
  ): void {
    const { lines, problems } = this.#outline;
    const { line: endLine, column: endColumn } = lines.position(end);
    problems.push({
      ...lines.position(start),
      endLine,
      endColumn,
      severity,
      code,
      message,
      ...(suggestion ? { suggestion } : {}),
    });
  }

  #isBlank(start: number, end: number): boolean {
    return end - start < 1000 && this.#outline.source.slice(start, end).trim() === "";
  }

  #lineStart(offset: number): number {
    return offset - this.#outline.lines.position(offset).column + 1;
  }
}
