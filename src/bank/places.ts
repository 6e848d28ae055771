/** Where a value stands in a YAML file: places for diagnostics, by path. */
import { type Document, isMap, isNode, isPair, isScalar, isSeq, type LineCounter } from "yaml";
import type { Position } from "../core/diagnostics.js";
import { sanitizeLine } from "../core/sanitize.js";

export interface Source {
  file: string;
  text: string;
  document: Document;
  lines: LineCounter;
}

export type Place = Position & { file: string; endLine?: number; endColumn?: number; text?: string };

/** The place of a value (or of its key) by path; the nearest parent that exists when it does not. */
export function diagnosticAt(
  source: Source,
  path: readonly PropertyKey[],
  quote = true,
  atKey = false,
): Place {
  const [start, end] = rangeOf(source.document, path, atKey);
  const from = source.lines.linePos(start);
  const to = source.lines.linePos(end);
  const text = quote ? sanitizeLine(source.text.slice(start, Math.min(end, start + 400)), 80) : "";
  return {
    file: source.file,
    line: Math.max(1, from.line),
    column: Math.max(1, from.col),
    endLine: Math.max(1, to.line),
    endColumn: Math.max(1, to.col),
    ...(text ? { text } : {}),
  };
}

export function positionOf(source: Source, path: readonly PropertyKey[], key?: string): Position {
  const { line, column } = diagnosticAt(source, key ? [...path, key] : path, false);
  return { line, column };
}

function rangeOf(document: Document, path: readonly PropertyKey[], atKey: boolean): [number, number] {
  let node: unknown = document.contents;
  let range: [number, number] = [0, 0];
  const take = (candidate: unknown): void => {
    if (isNode(candidate) && candidate.range) range = [candidate.range[0], candidate.range[1]];
  };
  take(node);
  path.forEach((key, depth) => {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(key),
      );
      if (!pair) return;
      const last = depth === path.length - 1;
      take(last && atKey ? pair.key : pair.value);
      if (last && !atKey && !isNode(pair.value)) take(pair.key);
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      take(node);
    }
  });
  return range;
}
