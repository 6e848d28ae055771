/** Writes settings with conf; imported only when a setting is changed, because conf is slow to load. */
import path from "node:path";
import Conf from "conf";
import { UserError } from "../core/errors.js";

/** Sets one value, or removes it when it is undefined. Throws a UserError when the file is damaged or cannot be written. */
export function writeSetting(file: string, name: string, value: unknown): void {
  try {
    const store = new Conf<Record<string, unknown>>({
      projectName: "hotseat",
      cwd: path.dirname(file),
      configName: path.basename(file, ".json"),
      clearInvalidConfig: false,
      configFileMode: 0o600,
    });
    if (value === undefined) store.delete(name);
    else store.set(name, value);
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new UserError(
        `the settings file ${file} is damaged; it was left as it is.`,
        "Mend or remove it, then try again.",
      );
    throw error;
  }
}
