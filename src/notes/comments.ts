/** Finds the HTML comments of a note that are comments and not code that shows one. */
import { type Directive, readDirective } from "./directives.js";
import type { Lines } from "./lines.js";
import { type Block, readInline } from "./markdown.js";

export interface Comment {
  /** Offsets in the note. */
  start: number;
  end: number;
  directive?: Directive;
  /** True where it stands in the text of a heading. */
  inHeading: boolean;
}

/** In order. Linear. */
export function commentsOf(source: string, blocks: readonly Block[], lines: Lines): Comment[] {
  const comments: Comment[] = [];
  for (const block of blocks) {
    if (block.kind !== "html" && block.kind !== "inline" && block.kind !== "heading") continue;
    if (block.kind === "heading" && !block.text.includes("<!--")) continue;
    const from = Math.max(lines.start(block.first), comments.at(-1)?.end ?? 0);
    const whole = source.slice(from, lines.start(block.last));
    const real =
      block.kind !== "html" && block.text.includes("`")
        ? new Set(readInline(block.text).comments)
        : undefined;
    for (const [start, end] of rangesIn(whole)) {
      const text = whole.slice(start, end);
      if (real && !real.has(text)) continue;
      const directive = readDirective(text);
      comments.push({
        start: from + start,
        end: from + end,
        inHeading: block.kind === "heading",
        ...(directive ? { directive } : {}),
      });
    }
  }
  return comments;
}

/** A comment that is never closed ends with its block. */
function* rangesIn(text: string): Generator<[start: number, end: number]> {
  let at = text.indexOf("<!--");
  while (at >= 0) {
    const close = text.indexOf("-->", at + 4);
    const end = close < 0 ? text.length : close + 3;
    yield [at, end];
    at = close < 0 ? -1 : text.indexOf("<!--", end);
  }
}
