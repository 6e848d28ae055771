/** Markdown to terminal lines. Plain paragraphs, which most prompts are, never load the parser. */
import { sanitize, sanitizeLine } from "../core/sanitize.js";
import { wrap } from "./layout.js";
import type { Theme } from "./theme.js";

/** Anything that needs the real parser: lists, emphasis, links, headings, quotes, code blocks, HTML, entities. */
const NEEDS_PARSER = /[*_#[\]<>~|\\&]|^\s*(?:[-+]|\d+[.)])\s|^(?: {4}|\t)|^\s*(?:={2,}|-{2,})\s*$|``/m;

/** Untrusted text is made safe first. Lines are at most `width` columns wide. */
export async function renderMarkdown(markdown: string, width: number, theme: Theme): Promise<string[]> {
  const text = sanitize(markdown).trim();
  if (isPlain(text)) return renderPlain(text, width, theme);
  const { renderDocument } = await import("./markdown-document.js");
  return renderDocument(text, width, theme);
}

/** Whether there is nothing in it but paragraphs and `code`, which may hold any characters. */
function isPlain(text: string): boolean {
  const rest = text.replace(CODE, "code");
  return !text.includes("``") && rest.split("`").length <= 2 && !NEEDS_PARSER.test(rest);
}

/** Words with one space between: other spaces in code are kept or dropped by rules of their own. */
const CODE = /`[^`\s]+(?:[ \n][^`\s]+)*`/g;

/** One line of untrusted text, such as a hint or an option: of Markdown, it has only `code`. */
export function renderInline(text: string, theme: Theme, maxLength = 600): string {
  return withCode(sanitizeLine(text, maxLength), theme);
}

function withCode(line: string, theme: Theme): string {
  return line.replace(/`([^`]+)`/g, (_, code: string) => theme.accent(code));
}

function renderPlain(text: string, width: number, theme: Theme): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split(/\n\s*\n/)) {
    if (lines.length) lines.push("");
    lines.push(...wrap(withCode(paragraph.replace(/\s+/g, " "), theme), width));
  }
  return lines;
}
