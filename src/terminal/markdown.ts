/** Markdown to terminal lines. Plain paragraphs, which most prompts are, never load the parser. */
import { sanitize } from "../core/sanitize.js";
import { wrap } from "./layout.js";
import type { Theme } from "./theme.js";

/** Anything that needs the real parser: lists, emphasis, links, headings, quotes, code blocks, HTML, entities. */
const NEEDS_PARSER = /[*_#[\]<>~|\\&]|^\s*(?:[-+]|\d+[.)])\s|^(?: {4}|\t)|^\s*(?:={2,}|-{2,})\s*$|``/m;

/** Untrusted text is made safe first. Lines are at most `width` columns wide. */
export async function renderMarkdown(markdown: string, width: number, theme: Theme): Promise<string[]> {
  const text = sanitize(markdown).trim();
  if (!NEEDS_PARSER.test(text)) return renderPlain(text, width, theme);
  const { renderDocument } = await import("./markdown-document.js");
  return renderDocument(text, width, theme);
}

function renderPlain(text: string, width: number, theme: Theme): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split(/\n\s*\n/)) {
    if (lines.length) lines.push("");
    const inline = paragraph
      .replace(/\s+/g, " ")
      .replace(/`([^`]+)`/g, (_, code: string) => theme.accent(code));
    lines.push(...wrap(inline, width));
  }
  return lines;
}
