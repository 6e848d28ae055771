/** Reads the usual command lines without the option parser; what it is not sure of is left to that one. */
import { BadValue, type OptionSpec } from "./option-spec.js";

export interface QuickReading<Options> {
  options: Options;
  /** What is no option. */
  words: string[];
}

interface Flag {
  key: string;
  spec: OptionSpec;
  takesValue: boolean;
  /** `--no-save`: giving it says false. */
  negative: boolean;
}

/** Undefined when the whole parser has to look: `--`, `-n5`, a missing or wrong value, an unknown option, a wish for help. */
export function readQuickly<Options extends object>(
  specs: readonly OptionSpec[],
  argv: readonly string[],
): QuickReading<Options> | undefined {
  // Most command lines have no option: then only those that stand for something when they are left out.
  const given = argv.some((word) => word.startsWith("-"));
  const flags = flagsOf(given ? specs : specs.filter(hasDefault));
  const options: Record<string, unknown> = {};
  for (const { key, negative, spec } of flags.values()) {
    if (negative) options[key] = true;
    if (spec.default !== undefined) options[key] = spec.default;
  }
  const words: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? "";
    if (!word.startsWith("-") || word === "-") {
      words.push(word);
      continue;
    }
    const equals = word.startsWith("--") ? word.indexOf("=") : -1;
    const flag = flags.get(equals < 0 ? word : word.slice(0, equals));
    if (!flag || (equals >= 0 && !flag.takesValue)) return undefined;
    if (!flag.takesValue) {
      options[flag.key] = !flag.negative;
      continue;
    }
    if (equals < 0) i++;
    const value = equals < 0 ? argv[i] : word.slice(equals + 1);
    // What looks like an option may be one whose predecessor lacks its value.
    if (value === undefined || value === "" || value.startsWith("-")) return undefined;
    const read = readValue(flag.spec, value, options[flag.key]);
    if (!read) return undefined;
    options[flag.key] = read.value;
  }
  // The keys come from the specifications, as commander's own `opts<Options>()` has them.
  return { options: options as Options, words };
}

function readValue(
  { parse, choices }: OptionSpec,
  value: string,
  before: unknown,
): { value: unknown } | undefined {
  if (choices && !choices.includes(value)) return undefined;
  try {
    return { value: parse ? parse(value, before) : value };
  } catch (error) {
    if (error instanceof BadValue) return undefined;
    throw error;
  }
}

function hasDefault(spec: OptionSpec): boolean {
  return spec.default !== undefined || spec.flags.includes("--no-");
}

function flagsOf(specs: readonly OptionSpec[]): Map<string, Flag> {
  const flags = new Map<string, Flag>();
  for (const spec of specs) {
    const names = spec.flags.split(/[ ,|]+/).filter((part) => part.startsWith("-"));
    const long = names.find((name) => name.startsWith("--")) ?? "";
    const negative = long.startsWith("--no-");
    const key = long.slice(negative ? 5 : 2).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    for (const name of names) flags.set(name, { key, spec, negative, takesValue: /[<[]/.test(spec.flags) });
  }
  return flags;
}
