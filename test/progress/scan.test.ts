import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeLine, encodeEvent } from "../../src/progress/codec.js";
import { timeOf } from "../../src/progress/days.js";
import type { JournalEvent } from "../../src/progress/events.js";
import { ReviewScanner } from "../../src/progress/scan.js";
import { histories, review } from "./helpers.js";

const ascii = (bytes: Uint8Array, start: number, end: number) =>
  String.fromCharCode(...bytes.subarray(start, end));

/** One for all: what it has seen before must not matter. */
const scanner = new ReviewScanner(ascii);

const bytesOf = (text: string) => new TextEncoder().encode(text);

function scan(line: string): JournalEvent | undefined {
  return scanner.scan(bytesOf(`${line}\n`), 0);
}

/** What is scanned is what JSON says, to the order of the fields; anything may be left to JSON. */
function expectSameAsJson(line: string): void {
  const scanned = scan(line);
  if (scanned === undefined) return;
  const at = timeOf(scanned.at);
  expect({ line, scanned: JSON.stringify(scanned) }).toEqual({
    line,
    scanned: JSON.stringify(JSON.parse(line)),
  });
  expect(decodeLine(line)).toEqual({ kind: "event", event: scanned });
  expect(at).toBe(Date.parse(scanned.at));
}

const plainLine = encodeEvent(review(1));

/** Pieces that JSON, or the rules for events, treat specially. */
const spice = fc.constantFrom(
  '"',
  "\\",
  "{",
  "}",
  "[",
  "]",
  ",",
  ":",
  " ",
  "\t",
  "\r",
  "\0",
  "\u007f",
  "é",
  "💾",
  "\\u0041",
  "0",
  "00",
  "-",
  "-0",
  ".",
  "1e3",
  "E",
  "1e400",
  "0.1000000000000000055511151231257827",
  "123456789012345678",
  "true",
  "null",
  '"__proto__":{"verdict":"covered"},',
  '"p1":{"verdict":"partial"},',
  '"7":{"verdict":"missed"},',
  ',"type":"undo"',
  ',"question":""',
  ',"v":2',
  ',"id":"x"',
  ',"hint":true',
  ',"easy":true',
  ',"chosen":[01]',
  "2026-02-30",
  "T24:00:00",
  "T23:59:60",
  "9999-12-31",
  "0000-01-01",
  "+275760-09-13",
);

interface Change {
  at: number;
  remove: number;
  insert: string;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(700),
  remove: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(12)),
  insert: fc.oneof(
    { weight: 1, arbitrary: fc.constant("") },
    { weight: 4, arbitrary: spice },
    fc.string({ maxLength: 2 }),
  ),
});

function changed(line: string, changes: readonly Change[]): string {
  let text = line;
  for (const { at, remove, insert } of changes) {
    const place = at % (text.length + 1);
    text = text.slice(0, place) + insert + text.slice(place + remove);
  }
  return text;
}

describe("scanning a review", () => {
  it("gives what JSON gives for every review, without falling back", () => {
    fc.assert(
      fc.property(histories(12), (events) => {
        for (const event of events) {
          const line = encodeEvent(event);
          expectSameAsJson(line);
          const scannable = event.type === "review" && !Object.hasOwn(event.points, "__proto__");
          expect(scan(line) !== undefined).toBe(scannable);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("gives what JSON gives, or nothing, for lines with anything changed in them", () => {
    fc.assert(
      fc.property(histories(3), fc.array(change, { minLength: 1, maxLength: 3 }), (events, changes) => {
        for (const event of events) {
          const line = changed(encodeEvent(event), changes);
          if (!line.includes("\n")) expectSameAsJson(line);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it("gives nothing for a line cut off anywhere, and never reads into the next line", () => {
    for (let length = 0; length < plainLine.length; length++) {
      expect(scan(plainLine.slice(0, length))).toBeUndefined();
      const two = bytesOf(`${plainLine.slice(0, length)}\n${plainLine}\n`);
      expect(scanner.scan(two, 0)).toBeUndefined();
    }
    expect(scanner.scan(bytesOf(plainLine), 0)).toBeUndefined();
  });

  it("ends behind the newline, wherever the line stands", () => {
    const bytes = bytesOf(`rubbish\n${plainLine}\n${plainLine}\n`);
    expect(scanner.scan(bytes, 8)).toEqual(review(1));
    expect(scanner.end).toBe(8 + plainLine.length + 1);
    expect(scanner.scan(bytes, scanner.end)).toEqual(review(1));
  });

  it.each([
    ['"seconds":60', '"seconds":060'],
    ['"seconds":60', '"seconds":6e1'],
    ['"seconds":60', '"seconds":-60'],
    ['"seconds":60', '"seconds":60.'],
    ['"seconds":60', '"seconds":1234567890.1234567'],
    ['"coverage":0.5', '"coverage":1.5'],
    ['"offset":0', '"offset":-0'],
    ['"offset":0', '"offset":1441'],
    ["2026-01-01T", "2026-13-01T"],
    ["2026-01-01T", "2026-1-001T"],
    ["T08:00", "T24:00"],
    ["T08:00:00", "T08:00:60"],
    ['"question":"a.one"', '"question":""'],
    ['"question":"a.one"', '"question":"a.\\u0031"'],
    ['"question":"a.one"', '"question":"a.öne"'],
    ['"mode":"typed"', '"mode":"sung"'],
    ['"p1":', '"__proto__":'],
    ["}}", "}} "],
    ['"v":1', '"v":2'],
    ['"id":"01', '"id":"81'],
    ['"id":"01', '"id":"0U'],
  ])("leaves %s written as %s to JSON", (before, after) => {
    const line = plainLine.replace(before, after);
    expect(line).not.toBe(plainLine);
    expect(scan(line)).toBeUndefined();
  });

  it("reads decimals to the last digit", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 6 }), fc.integer({ min: 0, max: 6 }), (digits, places) => {
        const number = digits / 10 ** places;
        const line = encodeEvent({ ...review(1), seconds: number } as JournalEvent);
        expectSameAsJson(line);
      }),
    );
  });
});
