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
  return sink.blocks();
}

/**
 * Takes the parser's tokens and keeps none: what is of use is read off one as soon as the next comes, because the
 * parser adds a token before it has filled it in. So a long list or a hundred thousand headings stay small.
 */
class Sink extends Array<Token> {
  readonly #blocks: Block[] = [];
  #last: Token | undefined;
  /** Depth of the heading that is open; 0 for none. */
  #heading = 0;
  /** Lines of the table's row that is open: its cells have none. */
  #row: Token["map"] = null;
  /** Quotes, with the lines into which the parser writes their ends. */
  readonly #quotes: { block: Block; map: [number, number] }[] = [];

  override push(...tokens: Token[]): number {
    for (const token of tokens) {
      this.#read();
      this.#last = token;
    }
    return 0;
  }

  blocks(): Block[] {
    this.#read();
    for (const { block, map } of this.#quotes) block.last = map[1];
    return this.#blocks;
  }

  #read(): void {
    const token = this.#last;
    if (!token) return;
    switch (token.type) {
      case "heading_open":
        if (token.level === 0) this.#heading = Number(token.tag.slice(1));
        return;
      case "inline":
        if (this.#heading) this.#keep("heading", token.map, token.content);
        else if (token.content.includes("<!--")) this.#keep("inline", token.map ?? this.#row, token.content);
        this.#heading = 0;
        return;
      case "tr_open":
        this.#row = token.map;
        return;
      case "blockquote_open":
        if (token.level === 0 && token.map)
          this.#quotes.push({ block: this.#keep("quote", token.map), map: token.map });
        return;
      case "code_block":
        this.#keep("code", token.map);
        return;
      case "fence":
        this.#keep("fence", token.map);
        return;
      case "html_block":
        this.#keep("html", token.map);
    }
  }

  #keep(kind: Block["kind"], map: Token["map"], text = ""): Block {
    const [first, last] = map ?? [0, 0];
    const block: Block = { kind, first, last, depth: this.#heading, text };
    this.#blocks.push(block);
    return block;
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
