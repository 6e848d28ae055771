/** The drill line by line: for pipes, screen readers and tests; the same session as in the terminal. */
import { ExitCode } from "../../core/errors.js";
import { sanitizeLine } from "../../core/sanitize.js";
import type { Env } from "../../env.js";
import type { Answered, Asking } from "../../session/drill-state.js";
import type { Session } from "../drill/app.js";
import { type Line, type LineSource, readLines } from "../lines.js";
import { PLAIN_HELP, type PlainCommand, parsePlainLine } from "./commands.js";
import type { PlainReport } from "./report.js";

export interface PlainParts {
  env: Env;
  session: Session;
  report: PlainReport;
  explain: boolean;
  welcome: readonly string[];
  keepDraft: (draft: string) => void;
  /** What was written before is gone on with; a program says it all again. */
  keepsDrafts: boolean;
}

export async function runPlain(parts: PlainParts): Promise<ExitCode> {
  const lines = readLines(parts.env);
  try {
    for (const line of parts.welcome) parts.report.message(line);
    return await loop(parts, lines);
  } finally {
    lines.close();
  }
}

async function loop(parts: PlainParts, lines: LineSource): Promise<ExitCode> {
  const { session, report } = parts;
  for (;;) {
    const { phase } = session.state;
    if (phase.name === "finished") {
      report.summary(session.state, phase.why);
      return ExitCode.ok;
    }
    if (phase.name !== "asking") throw new Error(`the plain drill cannot wait in "${phase.name}"`);
    await report.question(session.state, phase.asking, session.note(phase.asking.question.id), parts.explain);
    const outcome = await answer(parts, lines, phase.asking);
    if (outcome !== "next") {
      await session.send({ type: "stop" });
      if (session.state.phase.name === "finished") report.summary(session.state, "stopped");
      return outcome;
    }
  }
}

type Outcome = "next" | ExitCode;

/** Reads lines until the question on screen is done with. */
async function answer(parts: PlainParts, lines: LineSource, asking: Asking): Promise<Outcome> {
  const typed: string[] = asking.draft && parts.keepsDrafts ? asking.draft.split("\n") : [];
  for (;;) {
    const line = await lines.next();
    if (line.type === "signal") {
      parts.keepDraft(typed.join("\n"));
      return line.signal === "SIGINT" ? ExitCode.interrupted : ExitCode.terminated;
    }
    const blank = line.type === "end" || line.text.trim() === "";
    if (blank) {
      if (typed.join("").trim() !== "") return submit(parts, asking, typed.join("\n").trim());
      if (line.type === "end") return ExitCode.ok;
      continue;
    }
    const command = parsePlainLine(commandText(line));
    if (command.type === "text") {
      typed.push(command.text);
      if (asking.question.kind === "choice") return submit(parts, asking, typed.splice(0).join(" "));
    } else if (command.type === "clear") {
      typed.length = 0;
      parts.report.message("Nothing written.");
    } else if (await perform(parts, asking, command)) return command.type === "quit" ? ExitCode.ok : "next";
  }
}

function commandText(line: Line): string {
  return line.type === "line" ? line.text : "";
}

async function submit(parts: PlainParts, asking: Asking, text: string): Promise<Outcome> {
  const at = parts.env.now();
  if (asking.question.kind !== "choice") {
    await parts.session.send({ type: "submit", answer: text, at });
    return reviewed(parts);
  }
  const options = [
    ...new Set(
      text
        .split(/[\s,]+/)
        .filter(Boolean)
        .map((word) => Number(word) - 1),
    ),
  ];
  const known = options.every(
    (option) => Number.isInteger(option) && option >= 0 && option < asking.question.options.length,
  );
  if (!known || options.length === 0) {
    parts.report.message(`Answer with numbers from 1 to ${asking.question.options.length}, for example: 2`);
    return "next";
  }
  await parts.session.send({ type: "choose", options: options.sort(), at });
  return reviewed(parts);
}

/** The review is told only now, when it is on disk; then the next question follows. */
async function reviewed(parts: PlainParts): Promise<Outcome> {
  const { phase } = parts.session.state;
  if (parts.session.problem) parts.report.problem(parts.session.problem);
  else if (phase.name === "feedback") await parts.report.review(parts.session.state, phase.answered);
  await parts.session.send({ type: "next", at: parts.env.now() });
  return "next";
}

type Command = Exclude<PlainCommand, { type: "text" } | { type: "clear" }>;

/** True when the question on screen is done with. */
async function perform(parts: PlainParts, asking: Asking, command: Command): Promise<boolean> {
  const { session, report, env } = parts;
  const at = env.now();
  switch (command.type) {
    case "quit":
      return true;
    case "skip":
      await session.send({ type: "skip", at });
      return true;
    case "suspend":
      await session.send({ type: "suspend", at });
      report.message("Suspended: it will not be asked again.");
      return true;
    case "undo": {
      const had = session.state.answered.length + session.state.passed.length > 0;
      await session.send({ type: "undo", at });
      report.message(had ? "Taken back." : "There is nothing to undo in this session.");
      return had;
    }
    case "hint":
      if (session.state.settings.unaided) report.message("There are no hints here.");
      else report.message(await hint(session, asking));
      return false;
    case "points":
      return points(parts, asking, command.numbers);
    case "correct":
      await correct(parts, command.number, command.verdict);
      return false;
    case "easy":
      await changeLast(parts, { type: "easy" });
      return false;
    case "sure":
      await session.send({ type: "confidence", value: command.value });
      return false;
    case "note":
      await session.send({ type: "note", text: command.text });
      report.message(command.text ? "Note kept." : "Note removed.");
      return false;
    case "references":
      if (session.state.settings.unaided) {
        report.message("Nothing is looked up here.");
        return false;
      }
      report.message(
        asking.question.references
          .map(({ title, url }) => `${sanitizeLine(title, 300)}${url ? ` ${sanitizeLine(url, 500)}` : ""}`)
          .join("\n") || "(none given)",
      );
      return false;
    case "model":
      report.message(
        session.state.settings.quiet
          ? "Nothing is told until the end."
          : "The model answer comes with the feedback.",
      );
      return false;
    case "why":
      report.message(`Why now: ${asking.reason}.`);
      return false;
    case "help":
      report.message(PLAIN_HELP);
      return false;
    case "wrong":
      report.message(command.message);
      return false;
  }
}

async function hint(session: Session, asking: Asking): Promise<string> {
  const before = hintCount(session);
  await session.send({ type: "hint" });
  if (hintCount(session) === before)
    return before ? "There are no more hints." : "There is no hint for this question.";
  const { phase } = session.state;
  const id = phase.name === "asking" ? phase.asking.hints.at(-1) : undefined;
  const text = asking.question.look_for.find((point) => point.id === id)?.hint ?? "";
  return `Hint: ${sanitizeLine(text, 600)}`;
}

function hintCount({ state }: Session): number {
  return state.phase.name === "asking" ? state.phase.asking.hints.length : 0;
}

async function points(
  parts: PlainParts,
  asking: Asking,
  numbers: readonly number[] | undefined,
): Promise<boolean> {
  const texts = asking.points.map(
    (id) => asking.question.look_for.find((point) => point.id === id)?.point ?? "The model answer's content",
  );
  if (!numbers) {
    parts.report.message(
      [
        "Which of these did you say? Answer with :points and their numbers.",
        ...texts.map((text, i) => `  ${i + 1}. ${sanitizeLine(text, 300)}`),
      ].join("\n"),
    );
    return false;
  }
  const wrong = numbers.find((number) => number > texts.length);
  if (wrong !== undefined) {
    parts.report.message(`There is no point ${wrong}: this question has ${texts.length}.`);
    return false;
  }
  const covered = asking.points.filter((_, i) => numbers.includes(i + 1));
  await parts.session.send({ type: "said", covered, at: parts.env.now() });
  await reviewed(parts);
  return true;
}

async function correct(
  parts: PlainParts,
  number: number,
  verdict: Answered["verdicts"][string],
): Promise<void> {
  const last = parts.session.state.answered.at(-1);
  const id = last && Object.keys(last.verdicts)[number - 1];
  if (!last || id === undefined) {
    parts.report.message(
      last ? `The last answer has no point ${number}.` : "There is no answer to correct yet.",
    );
    return;
  }
  await changeLast(parts, { type: "correct", point: id, verdict });
}

async function changeLast(parts: PlainParts, event: Parameters<Session["send"]>[0]): Promise<void> {
  if (parts.session.state.settings.quiet) {
    parts.report.message("Nothing is told until the end.");
    return;
  }
  if (parts.session.state.answered.length === 0) {
    parts.report.message("There is no answer yet.");
    return;
  }
  await parts.session.send(event);
  const last = parts.session.state.answered.at(-1);
  if (last) await parts.report.review(parts.session.state, last);
}
