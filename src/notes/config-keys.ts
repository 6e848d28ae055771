/** The keys of `hotseat.config.yaml`: one table from which validation, `--explain` and the JSON Schema come. */
import { LEVELS } from "../bank/question-input.js";

export type KeyShape =
  | { type: "percent" }
  | { type: "reaction" }
  | { type: "boolean" }
  | { type: "path" }
  | { type: "texts" }
  | { type: "require" }
  | { type: "thresholds"; names?: readonly string[] };

export interface ConfigKey {
  name: string;
  shape: KeyShape;
  description: string;
  /** As `--explain` shows it. */
  fallback: unknown;
}

export const REACTIONS = ["error", "warning", "off"] as const;

export const CONFIG_KEYS: readonly ConfigKey[] = [
  {
    name: "notes",
    shape: { type: "texts" },
    fallback: ["."],
    description: "Files and folders that are checked when none is named, relative to this file.",
  },
  {
    name: "deck",
    shape: { type: "texts" },
    fallback: [],
    description: "Question files or folders instead of the shipped bank, relative to this file.",
  },
  {
    name: "min_score",
    shape: { type: "percent" },
    fallback: 50,
    description: "Percent of its points that each answer must cover.",
  },
  {
    name: "min_average",
    shape: { type: "percent" },
    fallback: null,
    description: "Percent that the answers must cover on average.",
  },
  {
    name: "topics",
    shape: { type: "thresholds" },
    fallback: {},
    description: "min_score by topic; goes before levels and min_score.",
  },
  {
    name: "levels",
    shape: { type: "thresholds", names: LEVELS },
    fallback: {},
    description: "min_score by level; goes before min_score.",
  },
  {
    name: "must",
    shape: { type: "reaction" },
    fallback: "error",
    description: "What a missed must point is.",
  },
  {
    name: "missed",
    shape: { type: "reaction" },
    fallback: "warning",
    description: "What any other missed point is.",
  },
  {
    name: "red_flags",
    shape: { type: "reaction" },
    fallback: "warning",
    description: "What a raised red flag is.",
  },
  {
    name: "guards",
    shape: { type: "reaction" },
    fallback: "warning",
    description: "What it is when the grader trusts an answer less, for example a bare list of key words.",
  },
  {
    name: "require",
    shape: { type: "require" },
    fallback: [],
    description: "Questions that must be answered: ids and topics, or all.",
  },
  {
    name: "ignore",
    shape: { type: "texts" },
    fallback: [],
    description: "Patterns of files that are left out: *, ?, ** and {a,b}, relative to this file.",
  },
  {
    name: "baseline",
    shape: { type: "path" },
    fallback: ".hotseat-baseline.json",
    description: "The baseline's file, relative to this file and not above it.",
  },
  {
    name: "answers",
    shape: { type: "boolean" },
    fallback: true,
    description: "false: reports name points by id and never print what they say.",
  },
];
