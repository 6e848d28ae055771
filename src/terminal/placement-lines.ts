/** A placement's result as lines. */
import { clock } from "../core/time-words.js";
import type { FinishReason } from "../session/drill-state.js";
import type { PlacedTopic, Placement } from "../session/placement.js";
import { hanging, padEnd, truncate, wrap } from "./layout.js";
import type { Theme } from "./theme.js";

export function placementLines(
  placement: Placement,
  why: FinishReason | "known",
  width: number,
  theme: Theme,
): { title: string; body: string[] } {
  const { answered, seconds, overall } = placement;
  if (answered === 0)
    return { title: "No question answered, so nothing was learned about your level.", body: [] };
  const asked = placement.topics.filter(({ answers }) => answers > 0);
  const others = placement.topics.filter(({ answers }) => answers === 0);
  const body = [
    ...wrap(
      `${answered} ${answered === 1 ? "answer" : "answers"} in ${clock(seconds)}. Overall: ${theme.strong(overall.words)}.${partial(why)}`,
      width,
    ),
    "",
    ...asked.map((topic) => row(topic, width, theme)),
  ];
  if (others.length) body.push("", ...wrap(theme.dim(othersText(others)), width));
  if (placement.telling.length) {
    body.push("", theme.strong("What made the difference"));
    for (const { up, coverage, level, title } of placement.telling)
      body.push(
        ...wrap(
          `${up ? theme.good("up  ") : theme.bad("down")}  ${Math.round(coverage * 100)} % on ${level}: ${truncate(title, Math.max(20, width - 34))}`,
          width,
          "  ",
        ),
      );
  }
  if (placement.drill.length)
    body.push("", ...hanging("Next: ", `hotseat drill ${placement.drill.join(" ")}`, width));
  return { title: "Where you stand", body };
}

function partial(why: FinishReason | "known"): string {
  switch (why) {
    case "stopped":
      return " You stopped early, so this is a first impression.";
    case "known":
      return " That was enough to be sure, so it ended early.";
    case "exhausted":
      return " There were no more questions.";
    default:
      return "";
  }
}

function row({ topic, words, answers }: PlacedTopic, width: number, theme: Theme): string {
  const count = `${answers} ${answers === 1 ? "answer" : "answers"}`;
  const name = padEnd(truncate(topic, 22), 22);
  return width >= 72
    ? `  ${name}  ${padEnd(words, 34)}  ${theme.dim(count)}`.trimEnd()
    : `  ${truncate(`${name.trimEnd()}: ${words}`, width - 2)}`;
}

/** What is said of topics without a question comes from the others alone. */
function othersText(others: readonly PlacedTopic[]): string {
  const count = others.length === 1 ? "One topic was" : `${others.length} topics were`;
  const told = others.filter(({ chance }) => chance >= 0.5);
  if (told.length === 0) return `${count} not asked about, and your other answers say too little of them.`;
  return `${count} not asked about; what is known of them comes from your other answers alone: ${told
    .slice(0, 3)
    .map(({ topic, words }) => `${topic} ${words}`)
    .join("; ")}${others.length > 3 ? "; and so on" : ""}.`;
}
