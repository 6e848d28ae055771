import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeLines, eachLine, fromLines } from "../../src/adapters/buffer-lines.js";
import { upgradeLines } from "../../src/adapters/upkeep.js";

const text = fc.string({ unit: fc.constantFrom("a", "b", "é", "\r", "\n", "\n") });

describe("changing lines", () => {
  it("is what splitting, changing and joining gives", () => {
    fc.assert(
      fc.property(text, (before) => {
        const upper = (line: string) => (line.startsWith("a") ? line.toUpperCase() : line);
        const expected = before.split("\n").map(upper).join("\n");
        expect(changeLines(Buffer.from(before), upper).toString()).toBe(expected);
      }),
    );
  });

  it("takes lines out with their newlines, and gives each its number", () => {
    const numbers: number[] = [];
    const bytes = changeLines(Buffer.from("a\n\nb\na"), (line, number) => {
      numbers.push(number);
      return line === "a" ? undefined : line;
    });
    expect(bytes.toString()).toBe("\nb\n");
    expect(numbers).toEqual([1, 2, 3, 4]);
  });

  it("reads what it writes", () => {
    const lines = ["one", "zwei ö", "three"];
    const read: string[] = [];
    eachLine(fromLines(lines), (line) => read.push(line));
    expect(read).toEqual(lines);
    expect(fromLines([])).toEqual(Buffer.alloc(0));
  });
});

it("leaves every byte that it does not understand where it is when a journal is brought up to date", () => {
  const damaged = Buffer.from([0x7b, 0xff, 0xfe, 0x00, 0x0a, 0xc3, 0x28]);
  expect(upgradeLines(damaged)).toEqual(damaged);
});
