/** All keys, for `?` and escape. */
import type { DrillSettings } from "../../session/drill-state.js";
import { hanging, padEnd, wrap } from "../layout.js";
import type { KeyHint } from "../legend.js";
import type { Theme } from "../theme.js";
import type { Page } from "./page.js";

type Rules = Pick<DrillSettings, "quiet" | "unaided">;

const ASKING: readonly KeyHint[] = [
  ["enter enter", "finish: an empty line after the answer"],
  ["enter (nothing written)", "you do not know it: show the answer"],
  ["tab", "a hint; its point then counts as hard"],
  ["ctrl-t", "say the answer aloud, then tick what you said"],
  ["ctrl-k", "skip; within a line, delete to its end"],
  ["ctrl-x", "suspend: it is not asked again"],
  ["ctrl-b", "back: undo the last answer or skip"],
  ["ctrl-p", "look at the last feedback again"],
  ["ctrl-d, ctrl-c", "stop; what you typed is kept for --resume"],
  ["ctrl-n", "write a note to yourself"],
  ["ctrl-r", "references: a look before answering"],
  ["alt-1 … alt-5", "how sure you are, before the answer is shown"],
  ["page up, page down", "scroll a long question"],
  ["ctrl-z", "put the program in the background"],
  ["", ""],
  ["ctrl-e", "at the end of the text: your editor ($EDITOR)"],
  ["ctrl-a, ctrl-e", "start and end of the line"],
  ["ctrl-w, alt-d", "delete the word before, after the cursor"],
  ["ctrl-u", "delete to the start of the line"],
  ["ctrl-y", "put back what was deleted last"],
  ["ctrl-_ or ctrl-/", "undo what was typed"],
  ["alt-b, alt-f", "by word; also alt or ctrl with the arrows"],
];

const FEEDBACK: readonly KeyHint[] = [
  ["enter", "the next question"],
  ["1-9, A-Z", "correct that point: covered, missed, partly"],
  ["m", "the model answer"],
  ["a", "your own answer"],
  ["f", "follow-up questions"],
  ["r", "references"],
  ["e", "too easy: comes back much later"],
  ["x", "suspend this question"],
  ["n", "write a note to yourself"],
  ["u", "undo: take the answer back"],
  ["q, ctrl-d", "stop"],
  ["arrows, space", "scroll; also page up and page down"],
];

/** What an interview has other words for, or none. */
function askingRows({ quiet, unaided }: Rules): readonly KeyHint[] {
  const without = new Set([...(unaided ? ["tab", "ctrl-r"] : []), ...(quiet ? ["ctrl-p"] : [])]);
  return ASKING.filter(([keys]) => !without.has(keys)).map(([keys, does]): KeyHint => {
    if (unaided && does.startsWith("stop")) return [keys, "stop, and see the result so far"];
    if (quiet && does.startsWith("you do not know it")) return [keys, "you do not know it: go on"];
    if (quiet && keys.startsWith("alt-1")) return [keys, "how sure you are, held against the result"];
    return [keys, does];
  });
}

export function helpPage(page: "asking" | "feedback", width: number, theme: Theme, rules: Rules = {}): Page {
  const rows = page === "asking" ? askingRows(rules) : FEEDBACK;
  const pad = Math.max(...rows.map(([keys]) => keys.length)) + 2;
  const beside = width >= pad + 30;
  const body = rows.flatMap(([keys, does]) =>
    beside
      ? hanging(theme.accent(padEnd(keys, pad)), does, width)
      : keys
        ? [theme.accent(keys), ...wrap(does, width, "  ")]
        : [""],
  );
  return { header: theme.strong("Keys"), body, keys: [["any key", "goes back"]] };
}
