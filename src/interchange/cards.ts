/** Flashcards of other programs: two-column text as Anki, spreadsheets and Quizlet export it, and Q:/A: Markdown. */
import { cardHtml } from "./card-html.js";
import { markdownCards } from "./card-markdown.js";
import { parseCsv } from "./csv.js";

export interface Card {
  front: string;
  back: string;
  /** What must be said, where it is less than the whole back: the gaps of a cloze. */
  gaps?: readonly string[];
  /** Deck and tags, as the other program names them. */
  deck?: string;
  tags: readonly string[];
}

export interface ParsedCards {
  cards: Card[];
  /** What could not be used, one sentence each. */
  problems: string[];
}

/** Whatever the text holds; no card at all when it is none of these formats. */
export function parseCards(text: string): ParsedCards {
  const source = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  return /^[QC]:\s/m.test(source) ? markdownCards(source) : tableCards(source);
}

/** What Anki writes above the notes: `#separator:tab`, `#html:true`, `#tags column:3`. */
interface Header {
  separator?: string;
  html?: boolean;
  tags?: number;
  deck?: number;
  /** Columns, from 0, that hold neither front nor back. */
  others: number[];
  lines: number;
}

const SEPARATORS: Record<string, string> = {
  tab: "\t",
  comma: ",",
  semicolon: ";",
  pipe: "|",
  colon: ":",
  space: " ",
};

function readHeader(text: string): Header {
  const header: Header = { others: [], lines: 0 };
  for (const line of text.split("\n")) {
    const match = /^#([a-z ]+):(.*)$/i.exec(line);
    if (!match) break;
    header.lines++;
    const name = (match[1] ?? "").toLowerCase();
    const value = (match[2] ?? "").trim();
    const column = Number(value) - 1;
    if (name === "separator")
      header.separator = SEPARATORS[value.toLowerCase()] ?? match[2]?.charAt(0) ?? "\t";
    else if (name === "html") header.html = value === "true";
    else if (name.endsWith(" column") && column >= 0) {
      header.others.push(column);
      if (name === "tags column") header.tags = column;
      if (name === "deck column") header.deck = column;
    }
  }
  return header;
}

const TITLES = /^(front|back|question|answer|term|definition|prompt|text)$/i;

function tableCards(text: string): ParsedCards {
  const header = readHeader(text);
  const body = text.split("\n").slice(header.lines).join("\n");
  const rows = parseCsv(body, header.separator ?? guessSeparator(body));
  const html = header.html ?? /<(?:br|div|b|i|p|li|code)\b[^>]*>|&nbsp;/i.test(body);
  const clean = (cell: string): string => (html ? cardHtml(cell) : cell).trim();
  const first = rows[0] ?? [];
  if (first.length >= 2 && first.every((cell) => TITLES.test(cell.trim()) || cell === "")) rows.shift();
  const cards: Card[] = [];
  const problems: string[] = [];
  rows.forEach((row, i) => {
    const [front = "", back = ""] = row.filter((_, column) => !header.others.includes(column)).map(clean);
    const cloze = ankiCloze(front, back);
    if (!cloze) {
      problems.push(`Row ${i + 1} has ${front ? "no back" : "no front"}.`);
      return;
    }
    const deck = header.deck === undefined ? "" : (row[header.deck] ?? "").trim();
    const tags = header.tags === undefined ? [] : (row[header.tags] ?? "").split(/\s+/).filter(Boolean);
    cards.push({ ...cloze, ...(deck ? { deck } : {}), tags });
  });
  // A text that is mostly something else is no table of cards.
  return cards.length < problems.length ? { cards: [], problems: [] } : { cards, problems };
}

/** Prose has commas: a semicolon in as many lines is what separates. */
function guessSeparator(text: string): string {
  const head = text.split("\n").slice(0, 20);
  const count = (separator: string): number => head.filter((line) => line.includes(separator)).length;
  if (count("\t") > 0) return "\t";
  return count(";") > 0 && count(";") >= count(",") ? ";" : ",";
}

const CLOZE = /\{\{c\d+::(.*?)(?:::(.*?))?\}\}/g;

/** `{{c1::gap::hint}}`: the gaps are asked for, and the whole sentence is the answer. */
function ankiCloze(front: string, back: string): Pick<Card, "front" | "back" | "gaps"> | undefined {
  if (!/\{\{c\d+::/.test(front)) return front && back ? { front, back } : undefined;
  const asked = front.replace(CLOZE, (_, _gap: string, hint?: string) => `[${hint || "…"}]`);
  const whole = front.replace(CLOZE, (_, gap: string) => gap);
  const gaps = [...front.matchAll(CLOZE)].map(([, gap = ""]) => gap);
  return { front: asked, back: [whole, back].filter(Boolean).join("\n\n"), gaps };
}
