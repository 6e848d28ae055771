/** Reads `hotseat.config.yaml`: data only, every mistake with its place and what to write instead. */
import { type Document, isMap, isNode, isScalar, LineCounter, type Node, parseDocument } from "yaml";
import type { Diagnostic, Position } from "../core/diagnostics.js";
import { sanitizeLine } from "../core/sanitize.js";
import { didYouMean } from "../core/suggest.js";
import { CONFIG_KEYS, type KeyShape, REACTIONS } from "./config-keys.js";

export interface ConfigFile {
  /** Sound values by key. */
  values: Map<string, unknown>;
  /** Of the keys, and as `topics.sql` of the names within one. */
  places: Map<string, Position>;
  problems: Diagnostic[];
}

/** Never throws. `file` is only used in diagnostics. */
export function parseConfig(file: string, text: string): ConfigFile {
  const config: ConfigFile = { values: new Map(), places: new Map(), problems: [] };
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
    stringKeys: true,
  });
  const placeOf = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const problem = (offset: number, code: string, message: string, suggestion: string): void => {
    config.problems.push({
      file,
      ...placeOf(offset),
      severity: "error",
      code,
      message,
      suggestion,
    });
  };
  for (const error of document.errors.slice(0, 20))
    problem(
      error.pos[0],
      "config/yaml",
      sanitizeLine(error.message, 200),
      "Check the indentation and the quotes.",
    );
  if (config.problems.length || document.contents === null) return config;
  if (!isMap(document.contents)) {
    problem(0, "config/type", "is not a list of keys and values", "Write lines such as `min_score: 70`.");
    return config;
  }
  for (const { key, value } of document.contents.items) {
    const name = isScalar(key) ? String(key.value) : "";
    const offset = isNode(key) ? (key.range?.[0] ?? 0) : 0;
    const known = CONFIG_KEYS.find((candidate) => candidate.name === name);
    if (!known) {
      if (name === "$schema") continue;
      const names = CONFIG_KEYS.map((candidate) => candidate.name);
      const hint = didYouMean(name.replace(/([A-Z])/g, "_$1").replaceAll("-", "_"), names).trim();
      problem(
        offset,
        "config/unknown-key",
        `unknown key "${sanitizeLine(name, 60)}"`,
        hint || `Keys: ${names.join(", ")}.`,
      );
      continue;
    }
    const at = isNode(value) ? (value.range?.[0] ?? offset) : offset;
    const read = readValue(known.shape, plainValue(value, document));
    if (typeof read === "string") problem(at, "config/value", `${name} ${read}`, known.description);
    else {
      config.values.set(name, read.value);
      config.places.set(name, placeOf(offset));
      for (const inner of isMap(value) ? value.items : [])
        if (isScalar(inner.key))
          config.places.set(`${name}.${inner.key.value}`, placeOf(inner.key.range?.[0] ?? at));
    }
  }
  return config;
}

function plainValue(node: unknown, document: Document): unknown {
  try {
    return isNode(node) ? (node as Node).toJS(document, { maxAliasCount: 20 }) : null;
  } catch {
    return undefined;
  }
}

/** The value, or what it must be. */
function readValue(shape: KeyShape, value: unknown): { value: unknown } | string {
  switch (shape.type) {
    case "percent":
      return isPercent(value) ? { value } : "must be a number from 0 to 100";
    case "boolean":
      return typeof value === "boolean" ? { value } : "must be true or false";
    case "reaction":
      // YAML 1.1 habits: `off` without quotes may arrive as false.
      if (value === false) return { value: "off" };
      return REACTIONS.some((one) => one === value) ? { value } : `must be ${REACTIONS.join(", ")}`;
    case "path":
      return typeof value === "string" && value.trim() ? { value } : "must be a path";
    case "texts": {
      const list = typeof value === "string" ? [value] : value;
      return Array.isArray(list) && list.every((item) => typeof item === "string" && item !== "")
        ? { value: list }
        : "must be a list of texts";
    }
    case "require": {
      const list = typeof value === "string" && value !== "all" ? [value] : value;
      if (list === "all") return { value: list };
      return Array.isArray(list) && list.every((item) => typeof item === "string")
        ? { value: list }
        : "must be all, or a list of ids and topics";
    }
    case "thresholds":
      return readThresholds(value, shape.names);
  }
}

/** `{sql: 80}` or `{sql: {min_score: 80}}`. */
function readThresholds(value: unknown, names: readonly string[] | undefined): { value: unknown } | string {
  const wrong = "must be names with a min_score from 0 to 100, for example {sql: {min_score: 80}}";
  if (typeof value !== "object" || value === null || Array.isArray(value)) return wrong;
  const entries: [string, number][] = [];
  for (const [name, entry] of Object.entries(value)) {
    if (names && !names.includes(name))
      return `has no "${sanitizeLine(name, 60)}".${didYouMean(name, names)} There are ${names.join(", ")}`;
    const percent = isMinScore(entry) ? entry.min_score : entry;
    if (!isPercent(percent)) return wrong;
    entries.push([name, percent]);
  }
  return { value: Object.fromEntries(entries) };
}

function isMinScore(value: unknown): value is { min_score: unknown } {
  return typeof value === "object" && value !== null && Object.keys(value).join() === "min_score";
}

function isPercent(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value <= 100;
}
