/** The settings there are: their names, defaults and meaning, and how a text becomes a value. */

export interface Settings {
  /** Length of a drill. */
  minutes: number;
  /** How answers are given at first. */
  answer: "typed" | "said";
  /** Whether the text of typed answers is kept. */
  keepAnswers: boolean;
  /** Desired level of new questions; `auto` follows the estimate. */
  level: "auto" | "beginner" | "intermediate" | "senior";
}

export type SettingName = keyof Settings;
export type SettingValue = Settings[SettingName];

interface Definition {
  default: SettingValue;
  description: string;
  /** Environment variable that overrides the file. */
  variable: string;
  /** The value, or undefined when the text is not one. */
  parse(text: string): SettingValue | undefined;
  allowed: string;
}

function oneOf<const T extends string>(...values: T[]): Pick<Definition, "parse" | "allowed"> {
  return {
    parse: (text) => values.find((value) => value === text) as SettingValue | undefined,
    allowed: values.join(", "),
  };
}

export const SETTINGS: Readonly<Record<SettingName, Definition>> = {
  minutes: {
    default: 20,
    description: "length of a drill in minutes",
    variable: "HOTSEAT_MINUTES",
    parse: (text) => {
      const number = Number(text);
      return text.trim() !== "" && number > 0 && number <= 600 ? number : undefined;
    },
    allowed: "a number above 0, at most 600",
  },
  answer: {
    default: "typed",
    description: "how you answer at first; ctrl-t changes it at any time",
    variable: "HOTSEAT_ANSWER",
    ...oneOf("typed", "said"),
  },
  keepAnswers: {
    default: true,
    description: "keep the text of typed answers, for `hotseat history`",
    variable: "HOTSEAT_KEEP_ANSWERS",
    parse: (text) =>
      /^(true|yes|on|1)$/i.test(text) ? true : /^(false|no|off|0)$/i.test(text) ? false : undefined,
    allowed: "true, false",
  },
  level: {
    default: "auto",
    description: "level of new questions",
    variable: "HOTSEAT_LEVEL",
    ...oneOf("auto", "beginner", "intermediate", "senior"),
  },
};

export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[];

export interface ResolvedSetting {
  name: SettingName;
  value: SettingValue;
  from: "default" | "file" | "environment";
}

/** Environment over file over default; a value that is not allowed is passed over and told. */
export function resolveSettings(
  file: Readonly<Record<string, unknown>>,
  env: Readonly<Record<string, string | undefined>>,
): { settings: Settings; resolved: ResolvedSetting[]; problems: string[] } {
  const problems: string[] = [];
  const resolved = SETTING_NAMES.map((name): ResolvedSetting => {
    const { default: fallback, variable, parse, allowed } = SETTINGS[name];
    const inEnvironment = env[variable];
    if (inEnvironment !== undefined && inEnvironment !== "") {
      const value = parse(inEnvironment);
      if (value !== undefined) return { name, value, from: "environment" };
      problems.push(`${variable} cannot be "${inEnvironment}"; allowed: ${allowed}.`);
    }
    if (name in file) {
      const value = parse(String(file[name]));
      if (value !== undefined) return { name, value, from: "file" };
      problems.push(`the setting ${name} cannot be ${JSON.stringify(file[name])}; allowed: ${allowed}.`);
    }
    return { name, value: fallback, from: "default" };
  });
  const settings = Object.fromEntries(
    resolved.map(({ name, value }) => [name, value]),
  ) as unknown as Settings;
  return { settings, resolved, problems };
}
