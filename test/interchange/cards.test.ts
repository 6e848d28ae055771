/** Flashcards of other programs, as they export them. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cardHtml } from "../../src/interchange/card-html.js";
import { parseCards } from "../../src/interchange/cards.js";
import { toCsv } from "../../src/interchange/csv.js";
import { deckFrom } from "../../src/interchange/deck.js";
import { bankOf } from "../../src/library.js";

const ANKI = [
  "#separator:tab",
  "#html:true",
  "#guid column:1",
  "#deck column:3",
  "#tags column:5",
  "x1\tWhat port does HTTPS use?\tNet::Basics\t443\ttcp ports",
  'x2\tWhat does <b>ARP</b> do?\tNet::Basics\t"It maps an IP address<br>It stays on the ""local"" network"\t',
  "x3\tThe {{c1::SYN::flag}} starts it, {{c2::FIN}} ends it.\tNet::Basics\t\t",
  "x4\tNo back\tNet::Basics\t\t",
].join("\n");

describe("cards of Anki", () => {
  const { cards, problems } = parseCards(ANKI);

  it("have front and back wherever the header puts the other columns", () => {
    expect(cards[0]).toEqual({
      front: "What port does HTTPS use?",
      back: "443",
      deck: "Net::Basics",
      tags: ["tcp", "ports"],
    });
    expect(cards[1]).toMatchObject({
      front: "What does **ARP** do?",
      back: 'It maps an IP address\nIt stays on the "local" network',
    });
  });

  it("ask for the gaps of a cloze", () => {
    expect(cards[2]).toMatchObject({
      front: "The [flag] starts it, […] ends it.",
      back: "The SYN starts it, FIN ends it.",
      gaps: ["SYN", "FIN"],
    });
  });

  it("without a back are told, by their row", () => {
    expect(problems).toEqual(["Row 4 has no back."]);
  });
});

describe("tables of cards", () => {
  it.each([
    ["CSV with titles", 'Question,Answer\n"CAP, in short?",three letters\n'],
    ["tabs", "CAP, in short?\tthree letters\n"],
    ["semicolons and CRLF", "CAP, in short?;three letters\r\n"],
    ["a byte order mark", "\ufeffCAP, in short?\tthree letters"],
  ])("%s", (_, text) => {
    expect(parseCards(text).cards).toEqual([{ front: "CAP, in short?", back: "three letters", tags: [] }]);
  });

  it("come back as they were written", () => {
    const cell = fc
      .string({ minLength: 1, maxLength: 20 })
      .filter((text) => /^[^\s#\r\n\t](.*\S)?$/.test(text) && !/[\t;<&]|\{\{|^[QC]:/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const { cards } = parseCards(toCsv([["front", "back"], ...rows]));
        expect(cards.map(({ front, back }) => [front, back])).toEqual(rows);
      }),
    );
  });

  it("are none in a text that is something else", () => {
    expect(parseCards("questions:\n  - prompt: a, b\n    answer: c\n    level: d\n").cards).toEqual([]);
    expect(parseCards("").cards).toEqual([]);
  });

  it("never fail, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        expect(deckFrom(parseCards(text).cards, undefined, "cards")).toBeInstanceOf(Array);
      }),
    );
  });
});

describe("cards in Markdown", () => {
  const { cards, problems } = parseCards(
    "---\nname: x\n---\nQ: What is idempotency?\nA: Doing it twice has the effect\nof doing it once.\n\n- a list\n- stays\n\nC: A [mutex] protects a [critical section], see [this](http://x).\n\n---\n\nQ: Broken\n",
  );

  it("join the lines of a paragraph and keep lists", () => {
    expect(cards[0]?.back).toBe("Doing it twice has the effect of doing it once.\n\n- a list\n- stays");
  });

  it("ask for what is in brackets, and leave links alone", () => {
    expect(cards[1]).toMatchObject({
      front: "A […] protects a […], see [this](http://x).",
      gaps: ["mutex", "critical section"],
    });
    expect(problems).toEqual(['"Broken" has no answer.']);
  });
});

describe("HTML of a card", () => {
  it("becomes text, with a word for what a terminal cannot show", () => {
    expect(
      cardHtml("<div>a &lt; b &amp;&amp; c&nbsp;</div><ul><li>one</li><li><code>x&gt;1</code></li></ul>"),
    ).toBe("a < b && c\n\n- one\n- `x>1`");
    expect(cardHtml('see <img src="x.png" onerror="alert(1)">[sound:a.mp3]')).toBe("see  (image)  (sound)");
    expect(cardHtml("&#0;&#x110000;&bogus;")).toBe("&#0;&#x110000;&bogus;");
  });
});

describe("a deck of cards", () => {
  it("has a point for each sentence, and asks for the words of a fact", () => {
    const [question] = deckFrom(
      [
        {
          front: "What is a deadlock?",
          back: "Two transactions wait for each other. The engine kills one.",
          tags: ["db"],
        },
      ],
      "sql",
      "cards",
    );
    expect(question).toMatchObject({ id: "sql.what-is-a-deadlock", topics: ["sql", "db"] });
    expect(question?.look_for).toEqual([
      { point: "Two transactions wait for each other.", accept: ["Two transactions wait for each other"] },
      { point: "The engine kills one.", accept: ["The engine kills one"] },
    ]);
  });

  it("has an id for each card, also where fronts are alike or have no letters", () => {
    const cards = ["Same?", "same", "…"].map((front) => ({ front, back: "x y", tags: [] }));
    const deck = deckFrom(cards, undefined, "mine");
    expect(deck.map(({ id }) => id)).toEqual(["mine.same", "mine.same-2", "mine.card"]);
    expect(bankOf(deck).summaries).toHaveLength(3);
  });
});
