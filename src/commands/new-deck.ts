/** `hotseat new deck`: a question file made of another program's flashcards. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { stringify } from "yaml";
import type { Level } from "../bank/question-input.js";
import { ExitCode, UserError } from "../core/errors.js";
import { slug } from "../core/ids.js";
import { sanitize, sanitizeLine } from "../core/sanitize.js";
import { type Env, print, say } from "../env.js";
import { parseCards } from "../interchange/cards.js";
import { deckFrom } from "../interchange/deck.js";

export interface NewDeckOptions {
  cards: string;
  topic?: string;
  level?: Level;
  file?: string;
}

/** Exit 1 when some cards could not be used. */
export async function runNewDeck(env: Env, options: NewDeckOptions): Promise<ExitCode> {
  const name = path.basename(options.cards).replace(/\.\w+$/, "");
  const fallback = slug(name) || "cards";
  if (options.topic !== undefined && slug(options.topic) !== options.topic)
    throw new UserError(
      `"${options.topic}" is no topic.`,
      "Write lower-case words joined by dashes, for example system-design.",
    );
  const { cards, problems } = parseCards(sanitize(readCards(env, options.cards)));
  if (cards.length === 0)
    throw new UserError(
      `${options.cards}: no card is in it.`,
      "Two columns of text (CSV, or tab-separated as Anki exports notes in plain text), or Markdown with Q: and A:.",
    );
  const questions = deckFrom(cards, options.topic, fallback);
  const head = {
    title: name,
    topic: options.topic ?? fallback,
    ...(options.level ? { level: options.level } : {}),
  };
  const text = stringify({ ...head, questions }, { lineWidth: 110 });
  if (options.file === undefined) print(env, text);
  else {
    const file = path.resolve(env.cwd, options.file);
    if (existsSync(file))
      throw new UserError(`${options.file} is there already.`, "Name a new file; nothing was changed.");
    writeFileSync(file, text, { flag: "wx" });
    say(
      env,
      `${questions.length} questions are in ${options.file}: \`hotseat drill ${options.file}\` asks them.`,
    );
  }
  for (const problem of problems.slice(0, 10)) say(env, `hotseat: ${sanitizeLine(problem)}`);
  if (problems.length > 10) say(env, `hotseat: ${problems.length - 10} more could not be used.`);
  return problems.length ? ExitCode.findings : ExitCode.ok;
}

/** As many bytes as a question file may have. */
const MOST_BYTES = 32e6;

function readCards(env: Env, file: string): string {
  const bytes = readFileSync(path.resolve(env.cwd, file));
  if (bytes.length > MOST_BYTES) throw new UserError(`${file} is too large.`, "Split it: at most 32 MB.");
  if (bytes.subarray(0, 8000).includes(0))
    throw new UserError(
      `${file} is not a text file.`,
      "Export the notes as plain text; an .apkg file is a database.",
    );
  return bytes.toString("utf8");
}
