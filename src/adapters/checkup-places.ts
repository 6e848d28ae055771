/** Looks at where the person's files are: settings, folders, who may read them, and how much room is left. */
import { dirname } from "node:path";
import type { Check, CheckupContext } from "./checkup-types.js";
import { codeOf } from "./files.js";
import { readWhole } from "./files-durable.js";
import { reasonOf } from "./system-errors.js";

const LITTLE_SPACE = 50 * 1024 * 1024;

export function checkSettings({ files, paths }: CheckupContext): Check[] {
  const name = "settings";
  const bytes = readWhole(files, paths.settings);
  if (!bytes) return [{ name, status: "ok", message: "None set; the defaults are used." }];
  try {
    const raw: unknown = JSON.parse(bytes.toString("utf8"));
    if (typeof raw === "object" && raw !== null && !Array.isArray(raw))
      return [{ name, status: "ok", message: `${paths.settings} can be read.` }];
  } catch {
    // Told of below.
  }
  return [
    {
      name,
      status: "damage",
      message: `${paths.settings} is not a JSON object; the defaults are used.`,
      repair: "set it aside as config.json.damaged",
    },
  ];
}

export function checkFolders({ files, paths }: CheckupContext): Check[] {
  const places = [...new Set([paths.data, paths.config, paths.cache])];
  return places.map((path): Check => {
    const name = "folders";
    try {
      const stat = files.stat(path);
      if (!stat) return { name, status: "ok", message: `${path} will be made when it is needed.` };
      if (!stat.directory) return { name, status: "damage", message: `${path} is a file, not a folder.` };
      files.checkWritable(path);
      return { name, status: "ok", message: `${path} can be written.` };
    } catch (error) {
      const reason = codeOf(error) === "ENOTDIR" ? "a file is where a folder should be" : reasonOf(error);
      return { name, status: "damage", message: `${path} cannot be written: ${reason}.` };
    }
  });
}

export function checkPermissions({ files, paths }: CheckupContext): Check[] {
  if (process.platform === "win32") return [];
  return [paths.journal, paths.answers].flatMap((path): Check[] => {
    const mode = files.stat(path)?.mode;
    if (mode === undefined || (mode & 0o077) === 0) return [];
    const message = `${path} can be read by others (mode ${(mode & 0o777).toString(8)}); \`chmod 600\` closes it.`;
    return [{ name: "permissions", status: "note", message }];
  });
}

export function checkSpace({ files, paths }: CheckupContext): Check[] {
  let folder = paths.data;
  while (!files.stat(folder) && folder !== dirname(folder)) folder = dirname(folder);
  const free = files.freeSpace(folder);
  const text =
    free > 10 * 1024 ** 3 ? `${Math.round(free / 1024 ** 3)} GiB` : `${Math.round(free / 1024 ** 2)} MiB`;
  return [
    {
      name: "space",
      status: free < LITTLE_SPACE ? "warning" : "ok",
      message: `${text} free where the progress is kept.`,
    },
  ];
}
