/** All keys, for `?` and escape. */
import { padEnd, wrap } from "../layout.js";
import type { Theme } from "../theme.js";
import type { Page } from "./page.js";

const ASKING: readonly (readonly [string, string])[] = [
  ["enter enter", "finish: an empty line after the answer"],
  ["ctrl-d", "stop the session; what you typed is kept for --resume"],
  ["tab", "a hint (its point then counts as hard)"],
  ["ctrl-t", "say the answer aloud, then tick what you said"],
  ["ctrl-e", "write in your editor ($VISUAL, $EDITOR)"],
  ["alt-1 … alt-5", "how sure you are, before the answer is shown"],
  ["ctrl-k", "skip this question"],
  ["ctrl-x", "suspend it: it is not asked again"],
  ["ctrl-n", "write a note to yourself"],
  ["ctrl-r", "references (a look before answering)"],
  ["ctrl-b", "back: undo the last answer"],
  ["ctrl-z", "put the program in the background"],
  ["arrows, home, end", "move; alt or ctrl with left and right: by word"],
  ["ctrl-a, ctrl-w, ctrl-u", "line start, delete word, delete to line start"],
];

const FEEDBACK: readonly (readonly [string, string])[] = [
  ["enter", "the next question"],
  ["1-9", "correct the verdict of that point: covered, missed, partly"],
  ["m", "the model answer"],
  ["a", "your own answer"],
  ["f", "follow-up questions"],
  ["r", "references"],
  ["e", "too easy: comes back much later"],
  ["x", "suspend this question"],
  ["n", "write a note to yourself"],
  ["u", "undo: take the answer back"],
  ["q, ctrl-d", "stop"],
  ["up, down, page up, page down, space", "scroll"],
];

export function helpPage(page: "asking" | "feedback", width: number, theme: Theme): Page {
  const rows = page === "asking" ? ASKING : FEEDBACK;
  const pad = width >= 60 ? 26 : 16;
  const body = rows.flatMap(([key, what]) =>
    wrap(what, width - pad).map((line, i) =>
      i === 0 && key.length < pad
        ? `${theme.accent(padEnd(key, pad))}${line}`
        : i === 0
          ? `${theme.accent(key)} ${line}`
          : `${" ".repeat(pad)}${line}`,
    ),
  );
  return { header: theme.strong("Keys"), body, keys: ["any key goes back"] };
}
