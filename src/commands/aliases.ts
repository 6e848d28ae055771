/** `hotseat aliases`: the phrases that a person's corrections have taught, to see, to take back, and to give to an author. */
import { ExitCode, UserError } from "../core/errors.js";
import { sanitizeLine } from "../core/sanitize.js";
import { type Env, print, printJson, say } from "../env.js";
import { createTheme } from "../terminal/theme.js";
import { openStore, saved } from "./progress-options.js";

export interface AliasesOptions {
  /** `list` (default), `remove` or `export`. */
  action?: string;
  /** Question id, point id, phrase: narrows `list` and `export`, names what `remove` takes back. */
  what: string[];
  json?: boolean;
  progress?: string;
}

interface Alias {
  question: string;
  point: string;
  phrase: string;
}

export async function runAliases(env: Env, options: AliasesOptions): Promise<ExitCode> {
  const action = options.action ?? "list";
  if (action === "remove") return removeAliases(env, options);
  if (action !== "list" && action !== "export")
    throw new UserError(`unknown action "${action}"`, "Actions: list, remove, export.");
  const store = openStore(env, options, { readOnly: true });
  const aliases = matching(allAliases(store.state.aliases), options.what);
  store.close();
  if (options.json) printJson(env, { aliases });
  else if (aliases.length === 0)
    say(env, "No phrases yet: correct a verdict in a drill, and its words are kept here.");
  else print(env, (action === "export" ? exportLines(aliases) : listLines(env, aliases)).join("\n"));
  return ExitCode.ok;
}

function removeAliases(env: Env, options: AliasesOptions): ExitCode {
  if (options.what.length === 0)
    throw new UserError(
      "which phrases? Name a question, and a point or phrase if only those.",
      "`hotseat aliases` lists them.",
    );
  const store = openStore(env, options, { readOnly: false });
  const aliases = matching(allAliases(store.state.aliases), options.what);
  if (aliases.length === 0) {
    store.close();
    throw new UserError(`no phrase of ${options.what.join(" ")} is kept`, "`hotseat aliases` lists them.");
  }
  saved(() => store.append(aliases.map((alias) => ({ type: "alias", ...alias, removed: true }))));
  store.close();
  say(env, `Removed ${aliases.length === 1 ? "one phrase" : `${aliases.length} phrases`}.`);
  return ExitCode.ok;
}

function allAliases(kept: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>): Alias[] {
  return [...kept].flatMap(([question, points]) =>
    [...points].flatMap(([point, phrases]) => phrases.map((phrase) => ({ question, point, phrase }))),
  );
}

function matching(aliases: readonly Alias[], [question, point, phrase]: readonly string[]): Alias[] {
  return aliases.filter(
    (alias) =>
      (question === undefined || alias.question === question) &&
      (point === undefined || alias.point === point) &&
      (phrase === undefined || alias.phrase === phrase),
  );
}

function listLines(env: Env, aliases: readonly Alias[]): string[] {
  const theme = createTheme(env);
  return aliases.map(
    ({ question, point, phrase }) =>
      `${sanitizeLine(question, 120)} ${sanitizeLine(point, 120)}  ${theme.strong(sanitizeLine(phrase, 300))}`,
  );
}

/** YAML that an author can paste below a point's `accept`; JSON strings are YAML strings. */
function exportLines(aliases: readonly Alias[]): string[] {
  const lines: string[] = [];
  let last = "";
  for (const { question, point, phrase } of aliases) {
    const head = `# ${sanitizeLine(question, 120)}, point ${sanitizeLine(point, 120)}`;
    if (head !== last) lines.push(head, "accept:");
    lines.push(`  - ${JSON.stringify(phrase)}`);
    last = head;
  }
  return lines;
}
