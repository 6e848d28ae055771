/** Renders a parsed Markdown document for a terminal: blocks, lists, code, tables, quotes. */
import type { Nodes, Parents, RootContent, Table } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { padEnd, widthOf, wrap } from "./layout.js";
import type { Theme } from "./theme.js";

export function renderDocument(markdown: string, width: number, theme: Theme): string[] {
  const tree = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return blocks(tree.children, width, theme);
}

function blocks(nodes: readonly RootContent[], width: number, theme: Theme): string[] {
  const lines: string[] = [];
  for (const node of nodes) {
    const rendered = block(node, width, theme);
    if (rendered.length === 0) continue;
    if (lines.length) lines.push("");
    lines.push(...rendered);
  }
  return lines;
}

function block(node: RootContent, width: number, theme: Theme): string[] {
  switch (node.type) {
    case "heading":
      return wrap(theme.strong(inline(node, theme)), width);
    case "paragraph":
      return wrap(inline(node, theme), width);
    case "code":
      return node.value.split("\n").flatMap((line) => wrap(theme.accent(line), width, "    "));
    case "blockquote":
      return blocks(node.children, width - 2, theme).map((line) => `${theme.dim("│")} ${line}`);
    case "list":
      return list(node, width, theme);
    case "thematicBreak":
      return [theme.dim("─".repeat(Math.min(width, 20)))];
    case "table":
      return table(node, width, theme);
    case "html":
      return wrap(node.value, width);
    case "definition":
    case "footnoteDefinition":
    case "yaml":
      return [];
    default:
      return wrap(inline(node, theme), width);
  }
}

function list(node: Extract<RootContent, { type: "list" }>, width: number, theme: Theme): string[] {
  const lines: string[] = [];
  node.children.forEach((item, i) => {
    const marker = node.ordered ? `${(node.start ?? 1) + i}. ` : `${theme.symbols.bullet} `;
    const box = item.checked === true ? "[x] " : item.checked === false ? "[ ] " : "";
    const indent = " ".repeat(widthOf(marker));
    const body = blocks(item.children, Math.max(8, width - indent.length), theme);
    if (node.spread && i > 0) lines.push("");
    body.forEach((line, row) => {
      lines.push(row === 0 ? `${marker}${box}${line}` : line && `${indent}${line}`);
    });
    if (body.length === 0) lines.push(marker.trimEnd());
  });
  return lines;
}

function table(node: Table, width: number, theme: Theme): string[] {
  const rows = node.children.map((row) => row.children.map((cell) => inline(cell, theme)));
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, widthOf(cell));
    });
  }
  const total = widths.reduce((sum, column) => sum + column + 2, 0);
  // Too narrow for columns: one cell a line says the same.
  if (total > width) return rows.flatMap((row) => row.flatMap((cell) => wrap(cell, width)));
  return rows.map((row, i) => {
    const line = row.map((cell, column) => padEnd(cell, (widths[column] ?? 0) + 2)).join("");
    return i === 0 ? theme.strong(line.trimEnd()) : line.trimEnd();
  });
}

function inline(node: Nodes, theme: Theme): string {
  switch (node.type) {
    case "text":
    case "html":
      return node.value.replace(/\s*\n\s*/g, " ");
    case "inlineCode":
      return theme.accent(node.value);
    case "break":
      return "\n";
    case "strong":
    case "emphasis":
      return theme.strong(children(node, theme));
    case "link":
      return linkText(children(node, theme), node.url, theme);
    case "image":
      return node.alt ?? "";
    default:
      return "children" in node ? children(node, theme) : "";
  }
}

function children(node: Parents, theme: Theme): string {
  return node.children.map((child) => inline(child, theme)).join("");
}

/** The address is shown, because a terminal has nowhere to hide it. */
function linkText(text: string, url: string, theme: Theme): string {
  return text === url || text === "" ? theme.underline(url) : `${text} (${theme.underline(url)})`;
}
