/**
 * Reviews as CSV with the columns of Anki's review log (docs: AnkiDroid wiki, "Database Structure", revlog), one row for
 * each point of each review, and four more columns by which hotseat finds its way back.
 */
import { contentHash } from "../core/hash.js";
import { CROCKFORD, encodeTime } from "../core/ids.js";
import { elapsedSince, type MemoryState, ratingOf, reviewPoint, SAME_SITTING } from "../memory/fsrs.js";
import { encodeEvent } from "../progress/codec.js";
import { JOURNAL_VERSION, type PointFact, type ReviewEvent } from "../progress/events.js";
import { parseCsv, toCsvLine } from "./csv.js";
import type { Imported } from "./progress-json.js";

const ANKI_COLUMNS = ["id", "cid", "usn", "ease", "ivl", "lastIvl", "factor", "time", "type"] as const;
const OWN_COLUMNS = ["question", "point", "review", "coverage"] as const;

const LEARN = 0;
const REVIEW = 1;
const RELEARN = 2;

/**
 * @param reviews in order, without those taken back
 * @returns the lines of a CSV with a header; `id` is in milliseconds and unique, `ivl` in days or, negative, in seconds, `factor` is
 *   difficulty between 0.1 and 1.1 in thousandths as Anki stores it for FSRS, `time` in milliseconds
 */
export function* exportRevlog(reviews: readonly ReviewEvent[]): Generator<string> {
  const memory = new Map<string, MemoryState>();
  yield toCsvLine([...ANKI_COLUMNS, ...OWN_COLUMNS]);
  let lastId = 0;
  for (const review of reviews) {
    if (review.cram) continue;
    const at = Date.parse(review.at);
    const points = Object.entries(review.points);
    for (const [point, fact] of points) {
      const card = JSON.stringify([review.question, point]);
      const before = memory.get(card);
      const rating = ratingOf(fact, review.easy);
      const after = reviewPoint(before, rating, at);
      memory.set(card, after);
      lastId = Math.max(lastId + 1, at);
      const milliseconds = Math.round((review.seconds * 1000) / points.length);
      const type = !before ? LEARN : elapsedSince(before, at) < SAME_SITTING ? RELEARN : REVIEW;
      const factor = Math.round((0.1 + (after.difficulty - 1) / 9) * 1000);
      const own = [review.question, point, review.id, review.coverage];
      yield toCsvLine([
        lastId,
        cardId(card),
        -1,
        rating,
        interval(after),
        interval(before),
        factor,
        milliseconds,
        type,
        ...own,
      ]);
    }
  }
}

function interval(state: MemoryState | undefined): number {
  if (!state) return 0;
  return state.stability >= 1 ? Math.round(state.stability) : -Math.round(state.stability * 86_400);
}

/** Anki's card ids are milliseconds; ours only have to be stable, unique and in the safe range. */
function cardId(card: string): number {
  return Number.parseInt(contentHash(card).slice(0, 12), 16);
}

/**
 * Reviews from such a CSV, or from Anki's own columns alone; then the card id stands for the question. The
 * same row gives the same event each time, so importing twice adds nothing. Undefined when it is no such CSV.
 */
export function importRevlog(text: string): Imported | undefined {
  const [header, ...rows] = parseCsv(text);
  if (!header?.includes("id") || !header.includes("cid") || !header.includes("ease")) return undefined;
  const imported: Imported = { entries: [], answers: new Map(), problems: [] };
  const reviews = new Map<string, ReviewEvent>();
  rows.forEach((cells, index) => {
    const row = new Map(header.map((name, i) => [name, cells[i] ?? ""]));
    const problem = addRow(reviews, row);
    if (problem) imported.problems.push(`Row ${index + 2}: ${problem}.`);
  });
  for (const review of reviews.values()) {
    if (Number.isNaN(review.coverage)) review.coverage = coverageOf(review);
    imported.entries.push({ id: review.id, line: encodeEvent(review) });
  }
  return imported;
}

function addRow(reviews: Map<string, ReviewEvent>, row: ReadonlyMap<string, string>): string | undefined {
  const at = Number(row.get("id"));
  const ease = Number(row.get("ease"));
  if (!Number.isSafeInteger(at) || at <= 0 || at > 253_402_300_799_999) return "no valid id";
  // 0 is rescheduling by hand: nothing was recalled.
  if (ease === 0) return undefined;
  if (![1, 2, 3, 4].includes(ease)) return "no valid ease";
  const cid = row.get("cid") ?? "";
  if (cid === "") return "no card";
  const id = row.get("review") || eventId(at, `${cid}`);
  const known = reviews.get(id);
  const review = known ?? emptyReview(id, at, row, cid);
  if (!known) reviews.set(id, review);
  // Anki has one rating for a card; ours has one "too easy" for a whole answer.
  if (ease === 4) review.easy = true;
  const seconds = Number(row.get("time")) / 1000;
  if (seconds > 0) review.seconds = Math.round((review.seconds + seconds) * 1000) / 1000;
  const point = row.get("point") || "card";
  Object.defineProperty(review.points, point, { value: factOf(ease), enumerable: true, configurable: true });
  return undefined;
}

function factOf(ease: number): PointFact {
  return { verdict: ease === 1 ? "missed" : ease === 2 ? "partial" : "covered" };
}

function emptyReview(id: string, at: number, row: ReadonlyMap<string, string>, cid: string): ReviewEvent {
  const coverage = row.get("coverage");
  return {
    v: JOURNAL_VERSION,
    id,
    at: new Date(at).toISOString(),
    offset: 0,
    type: "review",
    question: row.get("question") || `anki.${cid}`,
    session: "imported",
    mode: "said",
    points: {},
    seconds: 0,
    coverage: coverage ? Number(coverage) : Number.NaN,
  };
}

function coverageOf({ points }: ReviewEvent): number {
  const facts = Object.values(points);
  const sum = facts.reduce(
    (total, { verdict }) => total + { covered: 1, partial: 0.5, missed: 0 }[verdict],
    0,
  );
  return facts.length === 0 ? 0 : sum / facts.length;
}

/** An event id made from the content: the same each time. */
function eventId(at: number, content: string): string {
  const digits = [0, 1].map((seed) => BigInt(`0x${contentHash(`${at} ${content}`, seed)}`));
  let rest = ((digits[0] ?? 0n) << 40n) ^ (digits[1] ?? 0n);
  let out = "";
  for (let i = 0; i < 16; i++, rest >>= 5n) out += CROCKFORD[Number(rest & 31n)];
  return encodeTime(at) + out;
}
