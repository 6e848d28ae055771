/** Reads the panel of blind answers: see test/answers/README.md. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";

export const PANEL_KINDS = ["strong", "middling", "wrong"] as const;

export interface PanelAnswer {
  question: string;
  split: "tune" | "held";
  kind: (typeof PANEL_KINDS)[number];
  text: string;
  /** Ids of the points that a reader ticked. */
  points: string[];
}

interface PanelEntry {
  question: string;
  split: "tune" | "held";
  answers: Record<(typeof PANEL_KINDS)[number], { text: string; points: string[] }>;
}

export function readPanel(folder: string): PanelAnswer[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .sort();
  const entries = files.flatMap((name): PanelEntry[] => parse(readFileSync(path.join(folder, name), "utf8")));
  return entries.flatMap(({ question, split, answers }) =>
    PANEL_KINDS.map((kind) => ({ question, split, kind, ...answers[kind] })),
  );
}
