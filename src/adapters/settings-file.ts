/** Reads the settings file without loading conf, which is needed only to write it. */
import { readFileSync } from "node:fs";

export interface SettingsFile {
  values: Record<string, unknown>;
  /** One sentence when the file cannot be used; it is left untouched. */
  problem?: string;
}

export function readSettingsFile(file: string): SettingsFile {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    // Below something that is no folder there is no settings file either.
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return { values: {} };
    return { values: {}, problem: `the settings file ${file} cannot be read; defaults are used.` };
  }
  try {
    const values: unknown = JSON.parse(text);
    if (typeof values === "object" && values !== null && !Array.isArray(values))
      return { values: { ...values } };
  } catch {
    // Told below: the same sentence for every kind of damage.
  }
  return {
    values: {},
    problem: `the settings file ${file} is damaged; it is left as it is, and defaults are used.`,
  };
}
