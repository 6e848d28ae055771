/** Two ways to tell what happens in a plain drill: as text to read, or as JSON Lines. */
import { sanitize, sanitizeLine } from "../../core/sanitize.js";
import { clock } from "../../core/time-words.js";
import { type Env, print, say } from "../../env.js";
import type { Answered, Asking, DrillState, FinishReason } from "../../session/drill-state.js";
import { feedbackOf, type PointLine } from "../../session/feedback.js";
import { summarizeDrill } from "../../session/summary.js";
import { againLine } from "../drill/asking-page.js";
import { comesBack, countText } from "../drill/feedback-page.js";
import { questionTags, standingText, sureWords } from "../drill/header.js";
import { lastLine, summaryPage } from "../drill/summary-page.js";
import { wrap } from "../layout.js";
import { renderInline, renderMarkdown } from "../markdown.js";
import { createTheme, type Theme } from "../theme.js";

export interface PlainReport {
  question(state: DrillState, asking: Asking, note: string | undefined, explain: boolean): Promise<void>;
  review(state: DrillState, answered: Answered): Promise<void>;
  /** An answer that could not be written to disk. */
  problem(text: string): void;
  /** Hints, lists, errors: text for a person. */
  message(text: string): void;
  summary(state: DrillState, why: FinishReason): void;
}

export function textReport(env: Env): PlainReport {
  const width = env.isTTY.stdout ? Math.max(20, (env.stdout.columns || 80) - 1) : 100;
  const plain = createTheme({ env: { ...env.env, FORCE_COLOR: "0" }, isTTY: env.isTTY });
  const markdown = (text: string): Promise<string[]> => renderMarkdown(text, width, plain);
  const write = (lines: readonly string[]): void => {
    env.stdout.write(`${lines.flatMap((line) => wrapKept(line, width)).join("\n")}\n`);
  };
  return {
    question: async (state, asking, note, explain) => {
      const { question } = asking;
      const lines = [
        `${standingText(state, env.now())} · ${questionTags(asking)}`,
        "",
        ...(await markdown(question.prompt)),
      ];
      if (explain) lines.push("", `Why now: ${asking.reason}.`);
      if (asking.again && !asking.followUp) lines.push("", againLine(asking));
      if (asking.followUp) lines.splice(1, 0, "A follow-up:");
      if (note) lines.push("", `Your note: ${sanitizeLine(note, 400)}`);
      if (question.kind === "choice")
        lines.push("", ...optionList(asking, plain), "", "Answer with the number; :help lists the commands.");
      else lines.push("", "End your answer with an empty line; :help lists the commands.");
      if (asking.draft)
        lines.push("", "You have written so far (:clear starts anew):", ...draftLines(asking));
      write(lines);
    },
    review: async (state, answered) => {
      const { answer } = answered.asking.question;
      const back = comesBack(answered, env.now(), state.settings.noRetry);
      write([...reviewLines(answered, answer ? await markdown(answer) : [], back, plain), ""]);
    },
    problem: (text) => say(env, `hotseat: ${text}`),
    message: (text) => write([text]),
    summary: (state, why) => {
      // The headline comes last here, where a screen reader ends.
      const [, ...rows] = summaryPage(state, why, env.now(), width, plain).body;
      write([...(state.answered.length ? [...rows, ""] : [""]), lastLine(state, env.now())]);
    },
  };
}

/** Keeps indentation and wraps the rest. */
function wrapKept(line: string, width: number): string[] {
  return line.split("\n").flatMap((part) => {
    const indent = /^\s*/.exec(part)?.[0].slice(0, 8) ?? "";
    return wrap(part.slice(indent.length), width, indent);
  });
}

function draftLines({ draft }: Asking): string[] {
  return sanitize(draft)
    .split("\n")
    .map((line) => `  ${line}`);
}

function optionList({ question }: Asking, theme: Theme): string[] {
  const several = question.options.filter(({ correct }) => correct).length > 1;
  const rows = question.options.map((option, i) => `  ${i + 1}. ${renderInline(option.text, theme)}`);
  return several ? ["More than one is right.", ...rows] : rows;
}

function reviewLines(answered: Answered, model: readonly string[], back: string, theme: Theme): string[] {
  const feedback = feedbackOf(answered);
  const { question, confidence } = answered.asking;
  const sure = confidence === undefined ? "" : `; you were ${sureWords(confidence)}`;
  const lines = [
    "",
    `${Math.round(feedback.coverage * 100)} % covered, ${countText(feedback)}, in ${clock(answered.seconds)}${sure}.`,
  ];
  feedback.options.forEach((option, i) => {
    const chosen = option.chosen ? " (your choice)" : "";
    lines.push(
      `  ${i + 1}. ${option.correct ? "right" : "wrong"}${chosen}: ${renderInline(option.text, theme)}${option.why ? `. ${renderInline(option.why, theme)}` : ""}`,
    );
  });
  feedback.points.forEach((point, i) => {
    lines.push(pointText(point, i));
  });
  for (const flag of feedback.redFlags)
    lines.push(
      `  Red flag: ${sanitizeLine(flag.point, 300)}${flag.evidence.length ? ` — “${flag.evidence.join("” “")}”` : ""}`,
    );
  for (const flag of feedback.flags) lines.push(`  Note: ${flag}`);
  if (model.length) lines.push("", "A model answer:", ...model);
  if (question.follow_ups[0])
    lines.push("", `A follow-up worth answering: ${renderInline(question.follow_ups[0], theme)}`);
  lines.push("", back);
  return lines;
}

const WORDS = { covered: "covered", partial: "partly", missed: "missed" } as const;

function pointText(point: PointLine, index: number): string {
  const tags = [
    point.must ? "must" : "",
    point.bonus ? "bonus" : "",
    point.hinted ? "with a hint" : "",
    point.reason ?? "",
  ].filter(Boolean);
  const evidence = point.evidence.length ? ` — “${point.evidence.join("” “")}”` : "";
  return `  ${index + 1}. ${WORDS[point.verdict]}: ${point.text}${tags.length ? ` (${tags.join(", ")})` : ""}${evidence}`;
}

/** One object a line; a review is printed only once it is on disk. */
export function jsonReport(env: Env, saved: () => boolean): PlainReport {
  const write = (value: Record<string, unknown>): void => print(env, JSON.stringify(value));
  return {
    question: async (state, asking, note, explain) => {
      const { question } = asking;
      write({
        type: "question",
        schemaVersion: 1,
        id: question.id,
        topic: question.topic,
        topics: question.topics,
        level: question.level,
        kind: question.kind,
        minutes: question.minutes,
        prompt: question.prompt,
        ...(question.kind === "choice" ? { options: question.options.map(({ text }) => text) } : {}),
        points: asking.points,
        again: asking.again,
        ...(asking.followUp ? { followUp: true } : {}),
        position: standingText(state, env.now()),
        ...(note ? { note } : {}),
        ...(asking.draft ? { draft: asking.draft } : {}),
        ...(explain ? { reason: asking.reason } : {}),
      });
    },
    review: async (_, answered) => write(reviewObject(answered, saved())),
    problem: (text) => write({ type: "error", message: text }),
    message: (text) => write({ type: "message", text }),
    summary: (state, why) => {
      const { questions, ...rest } = summarizeDrill(state);
      const iso = (time: number | undefined): string | null =>
        time === undefined ? null : new Date(time).toISOString();
      write({
        type: "summary",
        schemaVersion: 1,
        session: state.settings.session,
        why,
        ...rest,
        nextDue: iso(rest.nextDue),
        questions: questions.map(({ due, prompt: _prompt, ...line }) => ({ ...line, due: iso(due) })),
      });
    },
  };
}

function reviewObject(answered: Answered, saved: boolean): Record<string, unknown> {
  const feedback = feedbackOf(answered);
  return {
    type: "review",
    id: answered.eventId ?? null,
    question: answered.asking.question.id,
    mode: answered.mode,
    coverage: answered.coverage,
    points: Object.entries(answered.verdicts).map(([id, verdict]) => {
      const line = feedback.points.find((point) => point.id === id);
      return {
        id,
        verdict,
        evidence: line?.evidence ?? [],
        ...(line?.reason ? { reason: line.reason } : {}),
      };
    }),
    ...(answered.mode === "choice" ? { chosen: answered.chosen.map((i) => i + 1) } : {}),
    redFlags: feedback.redFlags.map(({ id, evidence }) => ({ id, evidence })),
    flags: answered.assessment?.flags.map(({ code, message }) => ({ code, message })) ?? [],
    seconds: answered.seconds,
    ...(answered.asking.confidence === undefined ? {} : { confidence: answered.asking.confidence }),
    again: answered.asking.again,
    due: answered.due === undefined ? null : new Date(answered.due).toISOString(),
    saved,
  };
}
