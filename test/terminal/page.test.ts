import { describe, expect, it } from "vitest";
import { layoutPage, maxScroll, type Page } from "../../src/terminal/drill/page.js";
import { legend } from "../../src/terminal/legend.js";
import { createTheme } from "../../src/terminal/theme.js";

const theme = createTheme({ env: { FORCE_COLOR: "0" }, isTTY: { stdout: true } });
const rows = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${name} ${i}`);
const page = (change: Partial<Page> = {}): Page => ({
  header: "header",
  body: rows("body", 30),
  keys: [
    ["enter", "next"],
    ["?", "keys"],
  ],
  ...change,
});
const size = { columns: 50, rows: 12 };
const writing = (count: number, row = count - 1): NonNullable<Page["writing"]> => ({
  lines: rows("text", count),
  cursor: { row, column: 3 },
});

describe("a page", () => {
  it("fills the screen exactly, with the keys on the last row", () => {
    for (const height of [4, 6, 12, 16, 40]) {
      const { lines } = layoutPage(page(), { columns: 50, rows: height }, 0, theme);
      expect(lines).toHaveLength(height);
      expect(lines.at(-1)).toContain("enter next");
    }
  });

  it("shows the start of a long question above the line that is being written", () => {
    const { lines, cursor } = layoutPage(page({ writing: writing(1) }), size, 0, theme);
    expect(lines.slice(2, 4)).toEqual(["body 0", "body 1"]);
    expect(lines[cursor?.row ?? 0]).toBe("text 0");
    expect(lines.at(-1)).toContain("pgdn more");
  });

  it("keeps half of the room for the question when the answer is long too, and the cursor in sight", () => {
    const { lines, cursor } = layoutPage(page({ writing: writing(20) }), size, 0, theme);
    expect(lines).toContain("body 2");
    expect(lines[cursor?.row ?? 0]).toBe("text 19");
    const up = layoutPage(page({ writing: writing(20, 0) }), size, 0, theme);
    expect(up.lines[up.cursor?.row ?? 0]).toBe("text 0");
  });

  it("gives a short question's room to the answer", () => {
    const { lines } = layoutPage(page({ body: ["Why?"], writing: writing(20) }), size, 0, theme);
    expect(lines[2]).toBe("Why?");
    expect(lines.filter((line) => line.startsWith("text"))).toHaveLength(7);
  });

  it("scrolls the question while the answer stays", () => {
    const long = page({ writing: writing(1) });
    const { lines } = layoutPage(long, size, maxScroll(long, size), theme);
    expect(lines).toContain("body 29");
    expect(lines).toContain("text 0");
    expect(lines.at(-1)).toContain("pgup back");
  });

  it("shows a long message whole, and moves nothing for a short one where there is room", () => {
    const message = "This sentence is longer than one row of the screen, and every word of it matters.";
    const { lines } = layoutPage(page({ message }), size, 0, theme);
    expect(lines.join(" ").replace(/\s+/g, " ")).toContain(message);
    const roomy = { columns: 50, rows: 20 };
    const shown = (told?: string): string[] =>
      [...layoutPage(page({ message: told }), roomy, 0, theme).lines].filter((line) =>
        line.startsWith("body"),
      );
    expect(shown("Done.")).toEqual(shown());
  });
});

describe("the line of keys", () => {
  const hints = [
    ["enter enter", "done"],
    ["tab", "hint"],
    ["ctrl-k", "skip"],
    ["esc", "keys"],
  ] as const;

  it("drops what is less important first, and the first key never", () => {
    expect(legend(hints, 80, theme)).toBe("enter enter done · tab hint · ctrl-k skip · esc keys");
    expect(legend(hints, 40, theme)).toBe("enter enter done · tab hint · esc keys");
    expect(legend(hints, 30, theme)).toBe("enter enter done · esc keys");
    expect(legend(hints, 20, theme)).toBe("enter enter done");
    expect(legend(hints, 8, theme)).toBe("enter e…");
  });
});
