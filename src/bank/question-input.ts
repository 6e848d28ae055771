/** A question as written in a file or by a program: the schema's type, spelled out so that the published types stand alone. */

export const LEVELS = ["beginner", "intermediate", "senior"] as const;
export const KINDS = ["open", "behavioral", "design", "choice"] as const;

export type Level = (typeof LEVELS)[number];
export type QuestionKind = (typeof KINDS)[number];

export interface PointInput {
  id?: string | undefined;
  point: string;
  must?: boolean | undefined;
  bonus?: boolean | undefined;
  weight?: number | undefined;
  accept?: string[] | undefined;
  hint?: string | undefined;
}

export interface RedFlagInput {
  id?: string | undefined;
  point: string;
  accept?: string[] | undefined;
}

export interface OptionInput {
  text: string;
  correct?: boolean | undefined;
  why?: string | undefined;
}

export interface ReferenceInput {
  title: string;
  url?: string | undefined;
}

/** What a question file holds for one question; only `prompt` is required. */
export interface QuestionInput {
  id?: string | undefined;
  prompt: string;
  kind?: QuestionKind | undefined;
  level?: Level | undefined;
  topics?: string[] | undefined;
  difficulty?: number | undefined;
  minutes?: number | undefined;
  answer?: string | undefined;
  look_for?: (string | PointInput)[] | undefined;
  red_flags?: (string | RedFlagInput)[] | undefined;
  follow_ups?: string[] | undefined;
  options?: OptionInput[] | undefined;
  anchors?: { [score in 1 | 2 | 3 | 4 | 5]?: string | undefined } | undefined;
  references?: (string | ReferenceInput)[] | undefined;
  reviewed?: string | undefined;
}
