/** The settings in force for a command; what is wrong with them is said once, on stderr. */
import { readSettingsFile } from "../adapters/settings-file.js";
import { resolveSettings, type Settings } from "../core/settings.js";
import { type Env, say } from "../env.js";

export function loadSettings(env: Env): Settings {
  const file = readSettingsFile(env.paths.settings);
  const { settings, problems } = resolveSettings(file.values, env.env);
  for (const problem of [...(file.problem ? [file.problem] : []), ...problems])
    say(env, `hotseat: ${problem}`);
  return settings;
}
