/** Finds the question that a heading, a link or a comment means, and the nearest ones where it means none. */
import { nearest } from "../core/suggest.js";
import { createTrigramIndex, type TrigramIndex } from "./trigrams.js";

export interface Suggestion {
  id: string;
  /** 0..1. */
  likeness: number;
}

export interface QuestionNames {
  has(id: string): boolean;
  /** The id that a heading's words or links mean. */
  resolve(text: string, links?: readonly string[]): string | undefined;
  /** Nearest first, at most three. */
  suggest(text: string): Suggestion[];
}

export interface NamedQuestion {
  id: string;
  /** Markdown. */
  prompt: string;
}

/** Prefixes of a cut heading shorter than this could mean many questions. */
const SHORTEST_PREFIX = 20;

/** Where two questions share a first sentence, it names neither. */
export function createQuestionNames(questions: readonly NamedQuestion[]): QuestionNames {
  const ids = new Map(questions.map(({ id }) => [id.toLowerCase(), id]));
  const byWords = new Map<string, string | undefined>();
  const forms = questions.map(({ id, prompt }) => ({
    id,
    whole: words(prompt),
    first: words(firstSentence(prompt)),
  }));
  for (const { id, first } of forms) byWords.set(first, byWords.has(first) ? undefined : id);
  for (const { id, whole } of forms) byWords.set(whole, id);
  let index: TrigramIndex | undefined;
  const idOf = (name: string): string | undefined => ids.get(name.trim().toLowerCase());
  return {
    has: (id) => ids.get(id.toLowerCase()) === id,
    resolve(text, links = []) {
      for (const link of links) {
        const id = idsInLink(link).map(idOf).find(Boolean);
        if (id) return id;
      }
      return idOf(text) ?? idsInText(text).map(idOf).find(Boolean) ?? resolveWords(text, byWords, forms);
    },
    suggest(text) {
      if (looksLikeId(text)) {
        const near = nearest(text, ids.keys()).flatMap((name) => idOf(name) ?? []);
        if (near.length) return near.map((id, i) => ({ id, likeness: 0.9 - i / 10 }));
      }
      index ??= createTrigramIndex(
        forms.flatMap(
          ({ id, whole, first }) =>
            [
              [id, first],
              [id, whole],
            ] as const,
        ),
      );
      return index.nearest(words(text)).map(({ name, likeness }) => ({ id: name, likeness }));
    },
  };
}

/** A single word with a dot or dash in it, as ids are. */
export function looksLikeId(text: string): boolean {
  return /^[a-z0-9]+(?:[.-][a-z0-9]+)+$/i.test(text.trim());
}

function resolveWords(
  text: string,
  byWords: ReadonlyMap<string, string | undefined>,
  forms: readonly { id: string; whole: string }[],
): string | undefined {
  const wanted = words(text.slice(numberOf(text).length));
  if (wanted === "") return undefined;
  const id = byWords.get(wanted) ?? byWords.get(words(text)) ?? byWords.get(words(withoutTags(text)));
  if (id || !/(?:…|\.\.\.)\s*$/.test(text) || wanted.length < SHORTEST_PREFIX) return id;
  const hits = forms.filter(({ whole }) => whole.startsWith(wanted));
  return hits.length === 1 ? hits[0]?.id : undefined;
}

/** What stands before the question itself: `3. `, `Q7: `, `Question 2) `. */
export function numberOf(heading: string): string {
  return /^\s*(?:q(?:uestion)?\s*\d*|\d+)\s*[.:)]\s+/i.exec(heading)?.[0] ?? "";
}

/** Obsidian has tags and names of blocks at the end of a heading: `# What is MVCC? #databases ^mvcc`. */
function withoutTags(heading: string): string {
  const tags = /(?:[ \t]+[#^][\p{L}\p{N}/_-]+)+[ \t]*$/u.exec(heading.slice(-200))?.[0] ?? "";
  return heading.slice(numberOf(heading).length, heading.length - tags.length);
}

/** Letters and digits only: case, punctuation and markup do not name a question. */
export function words(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Up to the first mark that ends a sentence, code left out. */
export function firstSentence(prompt: string): string {
  const text = prompt.includes("```") ? prompt.replace(/```[\s\S]*?```/g, " ") : prompt;
  const end = /[.?!](?=\s|$)/.exec(text);
  return (end ? text.slice(0, end.index + 1) : text).replace(/\s+/g, " ").trim();
}

const ID_IN_TEXT = /[a-z0-9]+(?:[.-][a-z0-9]+)+/gi;

function idsInText(text: string): string[] {
  return text.slice(0, 500).match(ID_IN_TEXT) ?? [];
}

/** `hotseat:id`, `#id`, `questions/sql.yaml#id`, `id`, `id.md`. */
function idsInLink(link: string): string[] {
  let target = link;
  try {
    target = decodeURIComponent(link);
  } catch {
    // Not an encoded address: taken as it is.
  }
  const [path = "", fragment = ""] = target.split("#");
  const last =
    path
      .replace(/^hotseat:(?:\/\/)?/, "")
      .split("/")
      .at(-1) ?? "";
  return [fragment, last, last.replace(/\.(?:md|markdown|html?)$/, "")].filter(Boolean);
}
