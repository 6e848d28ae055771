/** What a heading says: which question it names, and where in the note its words stand. */
import { type Block, readInline } from "./markdown.js";
import type { NoteOutline, Range } from "./outline.js";
import type { QuestionNames } from "./question-names.js";

/** By a comment in it, a wiki link that is all of it, a link, or its words. */
export function questionOfHeading(heading: Block, names: QuestionNames): string | undefined {
  const { text, links, comments } = readInline(heading.text);
  for (const comment of comments) {
    const named = /^<!--\s*hotseat:\s*([\s\S]*?)\s*-->$/.exec(comment)?.[1];
    if (named && names.has(named)) return named;
  }
  const wiki = /^\[\[([^\]|#]*)(?:#([^\]|]*))?(?:\|([^\]]*))?\]\]$/.exec(text.trim());
  if (wiki) return names.resolve(wiki[3] ?? "", [wiki[2] ?? "", wiki[1] ?? ""].filter(Boolean));
  return names.resolve(text, links);
}

/** The words of the heading's first line, without the marks around them. */
export function rangeOfHeading({ source, lines }: NoteOutline, heading: Block): Range {
  const from = lines.start(heading.first);
  const first = source.slice(from, lines.start(heading.first + 1)).trimEnd();
  const text = heading.text.split("\n")[0] ?? "";
  const at = Math.max(0, first.indexOf(text));
  return { start: from + at, end: from + (text ? at + text.length : first.length) };
}
