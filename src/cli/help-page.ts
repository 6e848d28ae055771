/** What `--help` shows, as data, and how it is laid out: one way for commander and for the pages of the build. */

export interface HelpPage {
  about: string;
  /** Command line and what it does. */
  examples: readonly (readonly [line: string, what: string])[];
  usage: string;
  sections: readonly { title: string; items: readonly (readonly [term: string, description: string])[] }[];
}

/** A column narrower than this is harder to read than rows below its term. */
const MIN_COLUMN = 40;

/** Ends with a newline. */
export function renderHelp({ about, examples, usage, sections }: HelpPage, width: number): string {
  const blocks = [wrapWords(about, width).join("\n")];
  if (examples.length) {
    const pad = Math.max(...examples.map(([line]) => line.length)) + 2;
    const rows = examples.map(([line, what]) =>
      width >= pad + 30 ? `  ${line.padEnd(pad)}${what}` : `  ${line}\n${indented(what, width)}`,
    );
    blocks.push(`Examples:\n${rows.join("\n")}`);
  }
  blocks.push(`Usage: ${usage}`);
  const pad = Math.max(0, ...sections.flatMap(({ items }) => items.map(([term]) => term.length)));
  for (const { title, items } of sections)
    blocks.push(`${title}\n${items.map((item) => itemLines(item, pad, width)).join("\n")}`);
  return `${blocks.join("\n\n")}\n`;
}

function itemLines([term, description]: readonly [string, string], pad: number, width: number): string {
  if (!description) return `  ${term}`;
  const room = width - pad - 4;
  if (room < MIN_COLUMN) return `  ${term}\n${indented(description, width)}`;
  const lines = wrapWords(description, room);
  return `  ${term.padEnd(pad)}  ${lines.join(`\n${" ".repeat(pad + 4)}`)}`;
}

function indented(text: string, width: number): string {
  return wrapWords(text, width - 6)
    .map((line) => `      ${line}`)
    .join("\n");
}

function wrapWords(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line];
}
