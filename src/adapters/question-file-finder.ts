/** Finds question files: a file as named, or all the YAML below a folder. */
import { readdirSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { UserError } from "../core/errors.js";

const YAML_NAME = /\.ya?ml$/i;

/** Question files at `target`. Throws a UserError when it does not exist. Folders are walked once, links included. */
export function findQuestionFiles(target: string, cwd: string): string[] {
  const full = path.resolve(cwd, target);
  let stat: ReturnType<typeof statSync>;
  try {
    stat = statSync(full);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const what =
      code === "EACCES"
        ? "cannot be read: permission denied"
        : code === "ELOOP"
          ? "is a link that leads back to itself"
          : "does not exist";
    throw new UserError(`${target} ${what}`, "Name a question file (YAML) or a folder of them.");
  }
  if (!stat.isDirectory()) return [target];
  return walk(target, full, new Set());
}

function walk(shown: string, folder: string, seen: Set<string>): string[] {
  const real = realpathSync(folder);
  if (seen.has(real)) return [];
  seen.add(real);
  const files: string[] = [];
  for (const name of readdirSync(folder).sort()) {
    if (name.startsWith(".") || name === "node_modules") continue;
    const full = path.join(folder, name);
    const label = path.join(shown, name);
    const stat = statSync(full, { throwIfNoEntry: false });
    if (stat?.isDirectory()) files.push(...walk(label, full, seen));
    else if (stat && YAML_NAME.test(name)) files.push(label);
  }
  return files;
}
