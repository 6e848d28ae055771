/** `hotseat config`: the settings, where each value comes from, and how to change them. */
import { readSettingsFile } from "../adapters/settings-file.js";
import { ExitCode, UserError } from "../core/errors.js";
import {
  type ResolvedSetting,
  resolveSettings,
  SETTING_NAMES,
  SETTINGS,
  type SettingName,
} from "../core/settings.js";
import { didYouMean } from "../core/suggest.js";
import { type Env, print, printJson, say } from "../env.js";
import { wrap } from "../terminal/layout.js";

export interface ConfigOptions {
  json?: boolean;
}

export async function runConfigList(env: Env, options: ConfigOptions): Promise<ExitCode> {
  const resolved = resolveAll(env);
  if (options.json) {
    printJson(env, {
      file: env.paths.settings,
      settings: resolved.map(({ name, value, from }) => ({
        name,
        value,
        from,
        description: SETTINGS[name].description,
      })),
    });
    return ExitCode.ok;
  }
  const rows = resolved.map((setting) => [
    setting.name,
    String(setting.value),
    origin(env, setting),
    SETTINGS[setting.name].description,
  ]);
  print(env, table(rows, env.isTTY.stdout ? (env.stdout.columns ?? 80) : 120));
  return ExitCode.ok;
}

/** What does not fit beside a setting stands below it. */
function table(rows: readonly (readonly string[])[], width: number): string {
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const whole = Math.max(
    ...rows.map((row) => (widths[0] ?? 0) + (widths[1] ?? 0) + (widths[2] ?? 0) + 6 + (row[3]?.length ?? 0)),
  );
  return rows
    .map((row) => {
      const [name = "", value = "", from = "", description = ""] = row.map((cell, i) =>
        cell.padEnd(widths[i] ?? 0),
      );
      if (whole <= width) return `${name}  ${value}  ${from}  ${description}`.trimEnd();
      return [`${name}  ${value}  ${from}`.trimEnd(), ...wrap(description, width - 1, "    ")].join("\n");
    })
    .join("\n");
}

export async function runConfigGet(env: Env, options: ConfigOptions, name: string): Promise<ExitCode> {
  const known = requireName(name);
  const setting = resolveAll(env).find((candidate) => candidate.name === known);
  if (options.json) printJson(env, { ...setting });
  else print(env, String(setting?.value));
  return ExitCode.ok;
}

export async function runConfigSet(
  env: Env,
  options: ConfigOptions,
  name: string,
  text: string,
): Promise<ExitCode> {
  const known = requireName(name);
  const value = SETTINGS[known].parse(text);
  if (value === undefined)
    throw new UserError(`${known} cannot be "${text}".`, `Allowed: ${SETTINGS[known].allowed}.`);
  (await import("../adapters/settings-store.js")).writeSetting(env.paths.settings, known, value);
  return confirm(env, options, known);
}

export async function runConfigUnset(env: Env, options: ConfigOptions, name: string): Promise<ExitCode> {
  const known = requireName(name);
  (await import("../adapters/settings-store.js")).writeSetting(env.paths.settings, known, undefined);
  return confirm(env, options, known);
}

/** Tells the value in force, which an environment variable may still decide. */
function confirm(env: Env, options: ConfigOptions, name: SettingName): ExitCode {
  const setting = resolveAll(env).find((candidate) => candidate.name === name);
  if (options.json) printJson(env, { ...setting });
  else if (setting) say(env, `${name} is ${setting.value} (${origin(env, setting)})`);
  return ExitCode.ok;
}

function resolveAll(env: Env): ResolvedSetting[] {
  const file = readSettingsFile(env.paths.settings);
  const { resolved, problems } = resolveSettings(file.values, env.env);
  for (const problem of [...(file.problem ? [file.problem] : []), ...problems])
    say(env, `hotseat: ${problem}`);
  return resolved;
}

function origin(env: Env, { name, from }: ResolvedSetting): string {
  if (from === "environment") return `from ${SETTINGS[name].variable}`;
  return from === "file" ? `from ${env.paths.settings}` : "default";
}

function requireName(name: string): SettingName {
  const known = SETTING_NAMES.find((candidate) => candidate === name);
  if (known) return known;
  throw new UserError(
    `there is no setting "${name}".${didYouMean(name, SETTING_NAMES)}`,
    `Settings: ${SETTING_NAMES.join(", ")}.`,
  );
}
