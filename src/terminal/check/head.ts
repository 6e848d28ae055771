/** The first line of a block: what it is about, and at the right where that stands. */
import { hanging, leftRight, widthOf, wrap } from "../layout.js";
import type { Theme } from "../theme.js";

export interface Head {
  /** With the space after it; colored. */
  mark: string;
  /** Colored. */
  text: string;
  place: string;
  /** Columns before the place where it has a line of its own. */
  indent: number;
}

/** Where both do not fit on one line, the place gets one of its own, so that it can still be clicked. */
export function headLines({ mark, text, place, indent }: Head, theme: Theme, width: number): string[] {
  if (widthOf(mark) + widthOf(text) + 2 + widthOf(place) <= width)
    return [leftRight([[mark + text, theme.dim(place)]], width)];
  const placeLines = wrap(place, width - indent).map((line) => " ".repeat(indent) + theme.dim(line));
  return [...hanging(mark, text, width), ...placeLines];
}
