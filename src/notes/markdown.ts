/** Reads the block structure of a Markdown note with a CommonMark parser; inline markup is only parsed where it matters. */
import MarkdownIt, { type Token } from "markdown-it";

/** Lines are 0-based; `last` is exclusive. */
export interface Block {
  /** `inline` is text that holds an HTML comment; other text is left out, because nothing hangs on it. */
  kind: "heading" | "code" | "fence" | "html" | "quote" | "inline";
  first: number;
  last: number;
  /** 1 to 6 for a heading. */
  depth: number;
  /** Raw inline Markdown of a heading or of inline text. */
  text: string;
}

/** CommonMark with GFM's tables. No link is ever followed and no HTML is rendered. */
const parser = new MarkdownIt("commonmark").enable("table");

/**
 * The blocks that decide what is a question, what is an answer and what is code, in order. Headings are those of
 * the document itself, not of a list or a quote. Linear in time; memory is a small multiple of the text.
 */
export function blocksOf(source: string): Block[] {
  const sink = new Sink();
  parser.block.parse(source.replace(/\r\n?/g, "\n").replaceAll("\0", "\uFFFD"), parser, {}, sink);
  return sink.flatMap(toBlock);
}

/** Keeps what is of use the moment it is parsed, so that a long list does not become millions of objects. */
class Sink extends Array<Token> {
  // Array methods that make a new array must make a plain one.
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }

  #headingOpen = false;
  /** The parser pushes a token before it knows its text. */
  #undecided: Token | undefined;

  override push(...tokens: Token[]): number {
    for (const token of tokens) {
      if (this.#undecided?.content.includes("<!--")) super.push(this.#undecided);
      this.#undecided = undefined;
      if (this.#wanted(token)) super.push(token);
    }
    return this.length;
  }

  #wanted(token: Token): boolean {
    switch (token.type) {
      case "heading_open":
        this.#headingOpen = token.level === 0;
        return this.#headingOpen;
      case "inline":
        if (!this.#headingOpen) this.#undecided = token;
        return this.#headingOpen;
      case "heading_close":
        this.#headingOpen = false;
        return false;
      case "blockquote_open":
        return token.level === 0;
      case "code_block":
      case "fence":
      case "html_block":
        return true;
      default:
        return false;
    }
  }
}

function toBlock(token: Token, index: number, all: readonly Token[]): Block | [] {
  const [first, last] = token.map ?? [0, 0];
  const block = (kind: Block["kind"], text = "", depth = 0): Block => ({ kind, first, last, depth, text });
  switch (token.type) {
    case "heading_open":
      return block("heading", all[index + 1]?.content ?? "", Number(token.tag.slice(1)));
    case "inline":
      return all[index - 1]?.type === "heading_open" ? [] : block("inline", token.content);
    case "blockquote_open":
      return block("quote");
    case "code_block":
      return block("code");
    case "fence":
      return block("fence");
    default:
      return block("html");
  }
}

export interface InlineText {
  /** The words as a reader sees them. */
  text: string;
  /** Destinations of links, in order. */
  links: string[];
  /** HTML comments, in order, whole. */
  comments: string[];
}

/** What inline Markdown says and links to. Text without any markup is returned as it is. */
export function readInline(markdown: string): InlineText {
  const result: InlineText = { text: markdown, links: [], comments: [] };
  if (!/[[<&\\`*_]/.test(markdown)) return result;
  result.text = "";
  for (const token of parser.parseInline(markdown, {})[0]?.children ?? []) addInline(token, result);
  result.text = result.text.trim();
  return result;
}

function addInline(token: Token, result: InlineText): void {
  if (token.type === "link_open") {
    const href = String(token.attrGet("href") ?? "");
    if (href) result.links.push(href);
  } else if (token.type === "html_inline") {
    if (token.content.startsWith("<!--")) result.comments.push(token.content);
  } else if (token.type === "softbreak" || token.type === "hardbreak") {
    result.text += " ";
  } else {
    result.text += token.content;
  }
}
