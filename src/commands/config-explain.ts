/** `hotseat config --explain`: every setting of `hotseat check`, its value, and where that comes from. */
import { ExitCode } from "../core/errors.js";
import { type Env, print, printJson, say } from "../env.js";
import { createTheme } from "../terminal/theme.js";
import { makePlan } from "./check/plan.js";

export interface ConfigExplainOptions {
  /** The notes from which the configuration is searched upwards; the working folder by default. */
  paths: string[];
  json?: boolean;
}

export async function runConfigExplain(env: Env, options: ConfigExplainOptions): Promise<ExitCode> {
  const { explained, config } = await makePlan(env, { paths: options.paths, cache: false });
  const values = explained.filter(({ key, from }) => key !== "notes" || from !== "paths");
  if (options.json) {
    printJson(env, { config: config?.file ?? null, values });
    return ExitCode.ok;
  }
  const theme = createTheme(env);
  const texts = values.map(
    ({ key, value, from }) =>
      [
        key,
        value === null ? "none" : typeof value === "string" ? value : JSON.stringify(value),
        from,
      ] as const,
  );
  const widths = [0, 1].map((i) => Math.max(...texts.map((row) => (row[i] ?? "").length)) + 2);
  print(
    env,
    texts
      .map(
        ([key, value, from]) =>
          `${theme.strong(key.padEnd(widths[0] ?? 0))}${value.padEnd(widths[1] ?? 0)}${theme.dim(from)}`,
      )
      .join("\n"),
  );
  if (!config) say(env, "No hotseat.config.yaml here or above.");
  return ExitCode.ok;
}
