/** Where the person's files live: HOTSEAT_HOME, then the platform's own folders (XDG on Linux). */
import path from "node:path";
import { contentHash } from "../core/hash.js";

export interface Paths {
  /** Folder of the journal and the answers. */
  data: string;
  /** The journal. */
  journal: string;
  /** Typed answers. */
  answers: string;
  /** Backups of the journal. */
  backups: string;
  /** Folder of the settings. */
  config: string;
  /** The settings file. */
  settings: string;
  /** Can be deleted at any time. */
  cache: string;
  /** The journal's snapshot, in the cache. */
  snapshot: string;
}

type Variables = Readonly<Record<string, string | undefined>>;

/** `journal` is the value of `--progress`, already resolved against the working folder. */
export function resolvePaths(env: Variables, platform: NodeJS.Platform, journal?: string): Paths {
  const folders = resolveFolders(env, platform);
  const file = journal ?? path.join(folders.data, "progress.jsonl");
  const folder = path.dirname(file);
  const name = path.basename(file).replace(/\.jsonl$/, "");
  return {
    data: folder,
    journal: file,
    answers: path.join(folder, name === "progress" ? "answers.jsonl" : `${name}.answers.jsonl`),
    backups: path.join(folder, name === "progress" ? "backups" : `${name}.backups`),
    config: folders.config,
    settings: path.join(folders.config, "config.json"),
    cache: folders.cache,
    snapshot: path.join(folders.cache, `progress-${contentHash(file).slice(0, 10)}.json`),
  };
}

/** Only the folder of the cache, for who needs it before all else. */
export function cacheFolder(env: Variables, platform: NodeJS.Platform): string {
  return resolveFolders(env, platform).cache;
}

interface Folders {
  data: string;
  config: string;
  cache: string;
}

function resolveFolders(env: Variables, platform: NodeJS.Platform): Folders {
  const one = env.HOTSEAT_HOME;
  if (one) {
    const folder = path.resolve(one);
    return { data: folder, config: folder, cache: path.join(folder, "cache") };
  }
  const home = env.HOME || env.USERPROFILE || process.getBuiltinModule("node:os").homedir();
  if (platform === "darwin") {
    const library = path.join(home, "Library");
    return {
      data: path.join(library, "Application Support", "hotseat"),
      config: path.join(library, "Preferences", "hotseat"),
      cache: path.join(library, "Caches", "hotseat"),
    };
  }
  if (platform === "win32") {
    const roaming = env.APPDATA || path.join(home, "AppData", "Roaming");
    const local = env.LOCALAPPDATA || path.join(home, "AppData", "Local");
    return {
      data: path.join(local, "hotseat", "Data"),
      config: path.join(roaming, "hotseat", "Config"),
      cache: path.join(local, "hotseat", "Cache"),
    };
  }
  // The XDG specification: a relative path in one of these variables is to be ignored.
  const xdg = (value: string | undefined, ...fallback: string[]): string =>
    path.join(value && path.isAbsolute(value) ? value : path.join(home, ...fallback), "hotseat");
  return {
    data: xdg(env.XDG_DATA_HOME, ".local", "share"),
    config: xdg(env.XDG_CONFIG_HOME, ".config"),
    cache: xdg(env.XDG_CACHE_HOME, ".cache"),
  };
}
