/** Puts settings together from defaults, the configuration file and the command line, and remembers where each came from. */
import type { Position } from "../core/diagnostics.js";
import { CONFIG_KEYS } from "./config-keys.js";
import { type CheckSettings, DEFAULT_SETTINGS, type Reaction } from "./settings.js";

/** What the command line may say, under the file's names; undefined where it says nothing. */
export type Flags = Readonly<Record<string, { value: unknown; flag: string } | undefined>>;

export interface ConfigSource {
  /** As it is shown. */
  file: string;
  values: ReadonlyMap<string, unknown>;
  /** Of the keys, and as `topics.sql` of the names within one. */
  places: ReadonlyMap<string, Position>;
}

export interface ExplainedValue {
  key: string;
  value: unknown;
  /** `default`, `hotseat.config.yaml:3`, or `--min-score`. */
  from: string;
  description: string;
}

/** Every key with its value and where that came from, in the order of the table. */
export function explainConfig(source: ConfigSource | undefined, flags: Flags): ExplainedValue[] {
  return CONFIG_KEYS.map(({ name, fallback, description }) => {
    const flag = flags[name];
    if (flag) return { key: name, value: flag.value, from: flag.flag, description };
    if (source?.values.has(name))
      return {
        key: name,
        value: source.values.get(name),
        from: `${source.file}:${source.places.get(name)?.line ?? 1}`,
        description,
      };
    return { key: name, value: fallback, from: "default", description };
  });
}

/** Settings from values that the parser of the file, or of the command line, has found sound. */
export function settingsOf(explained: readonly ExplainedValue[]): CheckSettings {
  const values = new Map(explained.map(({ key, value, from }) => [key, { value, from }]));
  const get = <T>(key: string): T => values.get(key)?.value as T;
  // A minimum on the command line is meant for every answer.
  const everyAnswer = values.get("min_score")?.from.startsWith("--") ?? false;
  return {
    minScore: get<number>("min_score"),
    topicMinScore: everyAnswer ? DEFAULT_SETTINGS.topicMinScore : get<Record<string, number>>("topics"),
    levelMinScore: everyAnswer ? DEFAULT_SETTINGS.levelMinScore : get<Record<string, number>>("levels"),
    minAverage: get<number | null>("min_average") ?? undefined,
    must: get<Reaction>("must"),
    missed: get<Reaction>("missed"),
    redFlags: get<Reaction>("red_flags"),
    guards: get<Reaction>("guards"),
    require: get<"all" | string[]>("require"),
    answers: get<boolean>("answers"),
  };
}
