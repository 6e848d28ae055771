/**
 * Reads a review straight from the bytes of its line, where the line is as `encodeEvent` writes it: several times as
 * fast as JSON, which counts when a long journal is read from its start. What is not exactly so is left to `decodeLine`.
 */

import type { Verdict } from "../grading/assessment.js";
import { ByteReader, type DecodeAscii, literal } from "./byte-reader.js";
import { MOST_OFFSET } from "./codec.js";
import type { AnswerMode, PointFact, ReviewEvent } from "./events.js";
import { scanId, scanTime } from "./scan-stamps.js";

/** What stands between the values, in the order of a review's fields. */
const BEFORE = {
  id: literal('{"v":1,"id":"'),
  at: literal('","at":"'),
  offset: literal('","offset":'),
  question: literal(',"type":"review","question":"'),
  revision: literal(',"revision":"'),
  session: literal(',"session":"'),
  mode: literal(',"mode":"'),
  points: literal(',"points":{'),
  verdict: literal(':{"verdict":"'),
  graded: literal(',"graded":"'),
  seconds: literal(',"seconds":'),
  coverage: literal(',"coverage":'),
  topic: literal(',"asked":{"topic":"'),
  level: literal(',"level":"'),
  kind: literal(',"kind":"'),
  grader: literal(',"grader":"'),
  redFlags: literal(',"redFlags":['),
  flags: literal(',"flags":['),
  confidence: literal(',"confidence":'),
  chosen: literal(',"chosen":['),
};
const HINT = literal(',"hint":true');
const EASY = literal(',"easy":true');
const AGAIN = literal(',"again":true');
const CRAM = literal(',"cram":true');
const TYPED = literal('typed"');
const SAID = literal('said"');
const CHOICE = literal('choice"');
const COVERED = literal('covered"');
const PARTIAL = literal('partial"');
const MISSED = literal('missed"');
const QUOTE = literal('"');
const COMMA = literal(",");
const CLOSE_LIST = literal("]");
const CLOSE = literal("}");
const END = literal("}\n");

/** The verdicts as they mostly stand there, with nothing beside them; shared, so frozen. */
const PLAIN: Record<Verdict, PointFact> = {
  covered: Object.freeze({ verdict: "covered" }),
  partial: Object.freeze({ verdict: "partial" }),
  missed: Object.freeze({ verdict: "missed" }),
};

export class ReviewScanner {
  readonly #in: ByteReader;

  constructor(decode: DecodeAscii) {
    this.#in = new ByteReader(decode);
  }

  /** Behind the newline of the line that was scanned last. */
  get end(): number {
    return this.#in.at;
  }

  /** The review on the line that starts at `start`; undefined for anything that JSON has to look at. */
  scan(bytes: Uint8Array, start: number): ReviewEvent | undefined {
    const from = this.#in;
    from.start(bytes, start);
    const review = scanFacts(from);
    scanOptional(from, review);
    from.expect(END);
    return from.failed || !isSound(review) ? undefined : review;
  }
}

function scanFacts(from: ByteReader): ReviewEvent {
  from.expect(BEFORE.id);
  const id = scanId(from);
  from.expect(BEFORE.at);
  const at = scanTime(from);
  from.expect(BEFORE.offset);
  const offset = from.signed();
  from.expect(BEFORE.question);
  const question = from.name();
  const revision = from.skip(BEFORE.revision) ? from.name() : undefined;
  from.expect(BEFORE.session);
  const session = from.name();
  from.expect(BEFORE.mode);
  const mode = scanMode(from);
  from.expect(BEFORE.points);
  const points = scanPoints(from);
  from.expect(BEFORE.seconds);
  const seconds = from.number();
  from.expect(BEFORE.coverage);
  const coverage = from.number();
  const type = "review";
  // In the order of the line, so that the event is written again as it was.
  return revision === undefined
    ? { v: 1, id, at, offset, type, question, session, mode, points, seconds, coverage }
    : { v: 1, id, at, offset, type, question, revision, session, mode, points, seconds, coverage };
}

function scanOptional(from: ByteReader, review: ReviewEvent): void {
  if (from.skip(BEFORE.topic)) {
    const topic = from.name();
    from.expect(BEFORE.level);
    const level = from.name();
    from.expect(BEFORE.kind);
    review.asked = { topic, level, kind: from.name() };
    from.expect(CLOSE);
  }
  if (from.skip(EASY)) review.easy = true;
  if (from.skip(BEFORE.grader)) review.grader = from.name();
  if (from.skip(BEFORE.redFlags)) review.redFlags = scanList(from, scanName);
  if (from.skip(BEFORE.flags)) review.flags = scanList(from, scanName);
  if (from.skip(BEFORE.confidence)) review.confidence = from.number();
  if (from.skip(AGAIN)) review.again = true;
  if (from.skip(CRAM)) review.cram = true;
  if (from.skip(BEFORE.chosen)) review.chosen = scanList(from, scanNumber);
}

/** What `decodeLine` checks besides the form. */
function isSound({ offset, question, session, coverage }: ReviewEvent): boolean {
  return Math.abs(offset) <= MOST_OFFSET && question !== "" && session !== "" && coverage <= 1;
}

function scanMode(from: ByteReader): AnswerMode {
  if (from.skip(TYPED)) return "typed";
  if (from.skip(SAID)) return "said";
  from.expect(CHOICE);
  return "choice";
}

function scanPoints(from: ByteReader): Record<string, PointFact> {
  const points: Record<string, PointFact> = {};
  if (from.skip(CLOSE)) return points;
  do {
    from.expect(QUOTE);
    const id = from.name();
    // Assigned to, that name would be no property of its own.
    if (id === "__proto__") from.fail();
    points[id] = scanFact(from);
  } while (from.skip(COMMA) && !from.failed);
  from.expect(CLOSE);
  return points;
}

function scanFact(from: ByteReader): PointFact {
  from.expect(BEFORE.verdict);
  const verdict = scanVerdict(from);
  if (from.skip(CLOSE)) return PLAIN[verdict];
  const fact: PointFact = { verdict };
  if (from.skip(BEFORE.graded)) fact.graded = scanVerdict(from);
  if (from.skip(HINT)) fact.hint = true;
  from.expect(CLOSE);
  return fact;
}

function scanVerdict(from: ByteReader): Verdict {
  if (from.skip(COVERED)) return "covered";
  if (from.skip(PARTIAL)) return "partial";
  from.expect(MISSED);
  return "missed";
}

function scanList<T>(from: ByteReader, item: (from: ByteReader) => T): T[] {
  const list: T[] = [];
  if (from.skip(CLOSE_LIST)) return list;
  do list.push(item(from));
  while (from.skip(COMMA) && !from.failed);
  from.expect(CLOSE_LIST);
  return list;
}

function scanName(from: ByteReader): string {
  from.expect(QUOTE);
  return from.name();
}

function scanNumber(from: ByteReader): number {
  return from.number();
}
