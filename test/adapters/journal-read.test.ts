import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Files, realFiles } from "../../src/adapters/files.js";
import { readJournal } from "../../src/adapters/journal-read.js";
import { encodeEvent } from "../../src/progress/codec.js";
import type { JournalEvent } from "../../src/progress/events.js";
import { fold } from "../../src/progress/fold.js";
import { encodeState } from "../../src/progress/snapshot.js";
import { histories, idOf, review } from "../progress/helpers.js";

/** One file in memory; `bytes` may grow while it is read. */
function memoryFile(text: string): Files & { bytes: Buffer; opened: number } {
  const files = {
    ...realFiles,
    bytes: Buffer.from(text),
    opened: 0,
    openRead: () => ++files.opened,
    close: () => undefined,
    read: (_fd: number, into: Uint8Array, position: number) =>
      files.bytes.copy(into, 0, position, Math.min(files.bytes.length, position + into.length)),
  };
  return files;
}

function stateOf(text: string): unknown {
  return encodeState(readJournal(memoryFile(text), "j").state);
}

const undo = (n: number, target: number): JournalEvent => ({
  v: 1,
  id: idOf(n),
  at: "2026-01-02T00:00:00.000Z",
  offset: 0,
  type: "undo",
  target: idOf(target),
});

/** Longer than the windows through which a journal in disorder is read. */
const longNote = (n: number): JournalEvent => ({
  v: 1,
  id: idOf(n),
  at: "2026-01-02T00:00:00.000Z",
  offset: 0,
  type: "note",
  question: "a.one",
  text: "ö".repeat(12_000),
});

const rubbish = fc.constantFrom(
  "",
  "\r",
  "\0\0\0",
  "<<<<<<< HEAD",
  "=======",
  encodeEvent(review(77)).slice(0, 150),
  '{"v":1,"id":"nonsense"}',
  '{"v":1,"id":"01HZ000000000000000000000U","at":"x"}',
);

/** As other programs might write the same: spaces, another order of fields. */
const restyle = fc.constantFrom<(line: string) => string>(
  (line) => line,
  (line) => `${line} `,
  (line) => JSON.stringify(JSON.parse(line), null, 1).replaceAll("\n", ""),
  (line) => JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(line)).reverse())),
  (line) => `\0\0${line}`,
  (line) => `${line.slice(0, 80)}${line}`,
);

describe("readJournal", () => {
  it("says what the fold over the events says, in whatever order, style and company the lines are", () => {
    const styled = fc.tuple(restyle, fc.double({ noNaN: true }), fc.boolean(), rubbish);
    fc.assert(
      fc.property(
        histories(30),
        fc.array(styled, { minLength: 8, maxLength: 8 }),
        fc.boolean(),
        (events, styles, ordered) => {
          const lines = events.flatMap((event, i) => {
            const [style, place, twice, company] = styles[i % styles.length] ?? [
              (line: string) => line,
              0,
              false,
              "",
            ];
            // A torn start must not make another event of it, so only what JSON would not repair is put before.
            const line = event.type === "review" ? style(encodeEvent(event)) : encodeEvent(event);
            return [
              { place: ordered ? i : place * ((i % 5) - 2), line },
              { place: ordered ? i : place, line: company },
              ...(twice && !ordered ? [{ place: -place, line }] : []),
            ];
          });
          lines.sort((a, b) => a.place - b.place);
          const text = lines.map(({ line }) => `${line}\n`).join("");
          expect(stateOf(text)).toEqual(encodeState(fold(events)));
        },
      ),
      { numRuns: 400 },
    );
  });

  it("reads lines that are longer than its windows and blocks, in order and in disorder", () => {
    const events = Array.from({ length: 60 }, (_, i) => (i % 7 === 3 ? longNote(i) : review(i)));
    const expected = encodeState(fold(events));
    const lines = events.map((event) => `${encodeEvent(event)}\n`);
    expect(stateOf(lines.join(""))).toEqual(expected);
    expect(stateOf([...lines].reverse().join(""))).toEqual(expected);
    expect(stateOf([...lines.slice(30), ...lines.slice(0, 30)].join("").trimEnd())).toEqual(expected);
  });

  it("keeps the line numbers of damage in a journal in disorder", () => {
    const text = [encodeEvent(review(5)), "", "rubbish", encodeEvent(review(2)), "{cut"].join("\n");
    const { damage, ordered } = readJournal(memoryFile(text), "j");
    expect(ordered).toBe(false);
    expect(damage).toMatchObject([
      { line: 3, text: "rubbish", torn: false },
      { line: 5, text: "{cut", torn: true },
    ]);
  });

  it("puts an event that stands behind a torn write where its own id belongs", () => {
    const note = (n: number, text: string): JournalEvent => ({ ...longNote(n), text }) as JournalEvent;
    const torn = encodeEvent(review(9)).slice(0, 120);
    const text = [encodeEvent(note(5, "last")), torn + encodeEvent(note(1, "first"))].join("\n");
    const reading = readJournal(memoryFile(`${text}\n`), "j");
    expect(reading.state.notes.get("a.one")).toBe("last");
    expect(reading.damage).toMatchObject([{ line: 2, text: torn }]);
  });

  it("counts an undo that another session appends while it is reading", () => {
    const files = memoryFile(`${encodeEvent(review(1))}\n${encodeEvent(review(2, "a.two"))}\n`);
    const added = Buffer.from(`${encodeEvent(undo(3, 2))}\n`);
    const { openRead } = files;
    files.openRead = (path) => {
      const fd = openRead(path);
      // Between the first look and the reading proper.
      if (fd === 2) files.bytes = Buffer.concat([files.bytes, added]);
      return fd;
    };
    const { state } = readJournal(files, "j");
    expect(encodeState(state)).toEqual(encodeState(fold([review(1), review(2, "a.two"), undo(3, 2)])));
  });

  it("believes the last of two types on one line, as JSON does", () => {
    const sly = encodeEvent(review(2)).replace(/\}$/, `,"type":"undo","target":"${idOf(1)}"}`);
    expect(readJournal(memoryFile(`${encodeEvent(review(1))}\n${sly}\n`), "j").state.reviews).toBe(0);
  });
});
