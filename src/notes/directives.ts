/** What an HTML comment in a note says to the checker: which question is answered, or which point is left out and why. */

export type Directive =
  | { kind: "question"; name: string }
  | { kind: "disable"; points: string[]; reason: string }
  | { kind: "unknown"; name: string };

/** Names after `hotseat-`, for suggestions. */
export const DIRECTIVES = ["hotseat", "hotseat-disable"] as const;

/** `comment` is whole, from `<!--` on. Undefined where it does not speak to the checker. */
export function readDirective(comment: string): Directive | undefined {
  const body = comment.slice(4, comment.endsWith("-->") ? -3 : undefined).trim();
  const [, name = "", rest = ""] = /^(hotseat[a-z-]*)\b:?\s*([\s\S]*)$/i.exec(body) ?? [];
  switch (name.toLowerCase()) {
    case "":
      return undefined;
    case "hotseat":
      return { kind: "question", name: rest.trim() };
    case "hotseat-disable":
      return readDisable(rest);
    default:
      return { kind: "unknown", name };
  }
}

const POINT = "[a-z0-9]+(?:[.-][a-z0-9]+)*";
const DISABLE = new RegExp(`^(${POINT}(?:\\s*,\\s*${POINT})*)\\s*(?:--|—|:)?\\s*`, "i");

/** `gap, lock -- reason`, with or without the dashes. */
function readDisable(text: string): Directive {
  const found = DISABLE.exec(text);
  if (!found) return { kind: "disable", points: [], reason: "" };
  const points = (found[1] ?? "").split(",").map((point) => point.trim());
  return { kind: "disable", points, reason: text.slice(found[0].length).replace(/\s+/g, " ").trim() };
}
