/** How close an answer comes to model answers and to points of plain text, on the scale of verdicts. */
import { type Alignment, align } from "./alignment.js";
import { decidesOtherwise } from "./decision.js";
import type { AnswerSide, Compared, ReferenceModel } from "./reference-model.js";
import type { ReferenceText } from "./reference-text.js";
import { topicCosine } from "./topic.js";
import { trigramCosine } from "./trigrams.js";

/** A reference of which this much is said is said whole. */
export const ALL_SAID = 0.85;

/** A point of plain text is made from this score on. */
export const POINT_FROM = 0.5;
const POINT_WEIGHT = { recall: 0.3, topic: 0.3, precision: 0.1, certain: 0.3 };
/** Two telling words said for certain are hardly chance. */
const CERTAIN_WORDS = 2;
const POINT_MARK = 0.45;

/** A point is one idea: what counts is that its telling words are said, in a text that is about them. */
export function scorePoints(model: ReferenceModel, answer: AnswerSide): number[] {
  return model.rubric.map((point) => {
    const { recall, precision, certain } = align(point, answer.reading, answer.said, answer.weightOf);
    return calibrated(
      POINT_WEIGHT.recall * recall +
        POINT_WEIGHT.topic * topicCosine(point.topic, answer.topic) +
        POINT_WEIGHT.precision * precision +
        POINT_WEIGHT.certain * (Math.min(certain, CERTAIN_WORDS) / CERTAIN_WORDS),
      POINT_MARK,
    );
  });
}

export interface Judged {
  readonly reference: ReferenceText;
  readonly alignment: Alignment;
  /** 0..1, on the scale of verdicts. */
  readonly score: number;
  /** The most that any reference that is said whole is said both ways round. */
  readonly hedged: number;
}

/** What each kind of likeness weighs; each is from 0 to 1, and so is their sum. */
const WEIGHT = { recall: 0.15, units: 0.2, topic: 0.2, spelling: 0.3, certain: 0.15 };
/** A denial makes an answer hardly less like the model answer it denies: the closest one decides. */
const OPPOSED_IN_CHOICE = 0.2;
const OPPOSED_FROM = 0.3;
const OPPOSED_WEIGHT = 0.7;

export function closestReference(model: ReferenceModel, answer: AnswerSide): Judged | undefined {
  let closest: Judged | undefined;
  let most = -1;
  let hedged = 0;
  for (const reference of model.references) {
    const laid = align(reference, answer.reading, answer.said, answer.weightOf);
    const aligned = { ...laid, hedged: Math.max(0, laid.hedged - reference.ownHedge) };
    const alignment = decidesOtherwise(reference.decision, answer.decision)
      ? { ...aligned, opposed: 1 }
      : aligned;
    const likeness = likenessOf(reference, alignment, answer);
    if (alignment.recall >= ALL_SAID) hedged = Math.max(hedged, alignment.hedged);
    const rank = likeness * (1 - OPPOSED_IN_CHOICE * alignment.opposed);
    if (rank <= most) continue;
    most = rank;
    const opposed = Math.max(0, alignment.opposed - OPPOSED_FROM) / (1 - OPPOSED_FROM);
    const calibratedScore = calibrated(
      likeness * (1 - OPPOSED_WEIGHT * opposed),
      passMark(reference, model.references.length),
    );
    const score = namesIt(reference, alignment) ? calibratedScore : Math.min(UNNAMED_TO, calibratedScore);
    closest = { reference, alignment, score, hedged: alignment.hedged };
  }
  return closest && { ...closest, hedged: Math.max(hedged, closest.hedged) };
}

/** A reference of so few words is a name, and another name of the same kind is not it: London is no Paris. */
const NAME_WORDS = 2;
const UNNAMED_TO = 0.3;

function namesIt({ terms }: Compared, { certain, telling }: Alignment): boolean {
  return terms.size > NAME_WORDS || telling === 0 || certain > 0;
}

/** How many telling words an answer need say for certain: three, or a share of those of a long reference. */
const CERTAIN_ENOUGH = 3;
const CERTAIN_SHARE = 0.6;

function likenessOf(reference: Compared, alignment: Alignment, answer: AnswerSide): number {
  const { recall, units, certain, telling } = alignment;
  const enough = Math.max(1, Math.min(CERTAIN_ENOUGH, telling), telling * CERTAIN_SHARE);
  return (
    WEIGHT.recall * recall +
    WEIGHT.units * units +
    WEIGHT.topic * topicCosine(reference.topic, answer.topic) +
    WEIGHT.spelling * trigramCosine(reference.trigrams, answer.spelling) +
    WEIGHT.certain * Math.min(1, certain / enough)
  );
}

/** The likeness that passes: more where one of several references, or a long one, is met by chance. */
const PASS_MARK = 0.24;
const PER_DOUBLING_OF_REFERENCES = 0.14;
const PER_DOUBLING_OF_WORDS = 0.08;
const SHORT_REFERENCE = 8;

function passMark(reference: ReferenceText, references: number): number {
  const words = Math.max(0, Math.log2(reference.terms.size / SHORT_REFERENCE));
  return PASS_MARK + PER_DOUBLING_OF_REFERENCES * Math.log2(references) + PER_DOUBLING_OF_WORDS * words;
}

const STEEPNESS = 5;

/** A smooth step: 0.5 at the pass mark, near 0 without any likeness, near 1 well above it; it never loses the order. */
function calibrated(likeness: number, pass: number): number {
  return 0.5 + 0.5 * Math.tanh(STEEPNESS * (likeness - pass));
}
