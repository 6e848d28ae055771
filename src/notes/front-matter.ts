/** Finds the front matter of a note and the question it names; everything else in it is left to other programs. */

export interface FrontMatter {
  /** Offset of the first character after it. */
  end: number;
  question?: { name: string; offset: number };
}

const OPENING = /^---[ \t]*(?:\r\n?|\n)/;

/** Undefined where the text does not start with a closed block between `---` lines. Linear. */
export function frontMatterOf(text: string): FrontMatter | undefined {
  const opening = OPENING.exec(text);
  if (!opening) return undefined;
  const closing = /(?:^|[\r\n])(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|$)/g;
  closing.lastIndex = opening[0].length - 1;
  const found = closing.exec(text);
  if (!found) return undefined;
  const end = found.index + found[0].length;
  const question =
    /(?:^|[\r\n])question[ \t]*:[ \t]*(["']?)([^"'\r\n#]*)\1[ \t]*(?:#[^\r\n]*)?(?=[\r\n])/.exec(
      text.slice(0, found.index + 1),
    );
  const name = question?.[2]?.trim();
  if (!question || !name) return { end };
  return { end, question: { name, offset: question.index + question[0].indexOf(name) } };
}
