import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gpcmExpected, gpcmInformation, gpcmProbabilities, QUARTER_STEPS } from "../../src/ability/gpcm.js";
import { gpcmModel } from "../../src/ability/item.js";
import { levelChances } from "../../src/ability/levels.js";
import { COARSE_RULE, FINE_RULE, normalCumulative } from "../../src/ability/normal.js";
import {
  expectedScoreAt,
  fillCurves,
  information,
  likelihoodAt,
  newCurves,
} from "../../src/ability/response.js";
import { information3pl, probability3pl } from "../../src/ability/three-pl.js";
import { expectedSuccess } from "../../src/ability/utility.js";

const theta = fc.double({ min: -6, max: 6, noNaN: true });
const a = fc.double({ min: 0.2, max: 3, noNaN: true });
const b = fc.double({ min: -4, max: 4, noNaN: true });
const c = fc.double({ min: 0, max: 0.5, noNaN: true });
const steps = fc.array(b, { minLength: 1, maxLength: 6 });

describe("the 3PL", () => {
  it("has the values worked out by hand", () => {
    expect(probability3pl(0, { a: 1, b: 0, c: 0 })).toBeCloseTo(0.5, 12);
    // c + (1 − c) / (1 + e^−1.5)
    expect(probability3pl(1, { a: 1.5, b: 0, c: 0.2 })).toBeCloseTo(0.2 + 0.8 / (1 + Math.exp(-1.5)), 12);
    expect(information3pl(0, { a: 1, b: 0, c: 0 })).toBeCloseTo(0.25, 12);
    expect(information3pl(0.5, { a: 2, b: 0.5, c: 0 })).toBeCloseTo(1, 12);
  });

  it("is most informative where Birnbaum says: b + ln((1 + √(1 + 8c)) / 2) / a", () => {
    const item = { a: 1.3, b: 0.4, c: 0.25 };
    const top = item.b + Math.log((1 + Math.sqrt(1 + 8 * item.c)) / 2) / item.a;
    for (const away of [-0.05, 0.05])
      expect(information3pl(top + away, item)).toBeLessThan(information3pl(top, item));
  });

  it("has information equal to slope² / (P Q)", () => {
    fc.assert(
      fc.property(theta, a, b, c, (t, a1, b1, c1) => {
        const item = { a: a1, b: b1, c: c1 };
        const h = 1e-5;
        const slope = (probability3pl(t + h, item) - probability3pl(t - h, item)) / (2 * h);
        const p = probability3pl(t, item);
        if (p * (1 - p) > 1e-6) expect(information3pl(t, item)).toBeCloseTo(slope ** 2 / (p * (1 - p)), 4);
      }),
    );
  });
});

describe("the GPCM", () => {
  it("is the 2PL when it has one step", () => {
    fc.assert(
      fc.property(theta, a, b, (t, a1, b1) => {
        expect(gpcmProbabilities(t, { a: a1, steps: [b1] })[1]).toBeCloseTo(
          probability3pl(t, { a: a1, b: b1, c: 0 }),
          10,
        );
      }),
    );
  });

  it("gives probabilities that sum to 1, and information equal to the derivative of the expected category times a", () => {
    fc.assert(
      fc.property(theta, a, steps, (t, a1, s) => {
        const item = { a: a1, steps: s };
        expect(gpcmProbabilities(t, item).reduce((x, y) => x + y, 0)).toBeCloseTo(1, 10);
        const h = 1e-5;
        const slope = (gpcmExpected(t + h, item) - gpcmExpected(t - h, item)) / (2 * h);
        expect(gpcmInformation(t, item)).toBeCloseTo(a1 * slope, 3);
      }),
    );
  });

  it("makes neighboring categories equally likely at their step", () => {
    const item = { a: 1.2, steps: [-1, 0.3, 0.9] };
    for (const [k, step] of item.steps.entries()) {
      const p = gpcmProbabilities(step, item);
      expect(p[k]).toBeCloseTo(p[k + 1] ?? 0, 12);
    }
  });

  it("with quarter steps is the binomial distribution with four trials", () => {
    const p = probability3pl(0.7, { a: 1, b: 0, c: 0 });
    const binomial = [1, 4, 6, 4, 1].map((ways, k) => ways * p ** k * (1 - p) ** (4 - k));
    for (const [k, value] of gpcmProbabilities(0.7, { a: 1, steps: QUARTER_STEPS }).entries())
      expect(value).toBeCloseTo(binomial[k] ?? 0, 12);
  });
});

it("the fast curves agree with the plain formulas", () => {
  const curves = newCurves();
  fc.assert(
    fc.property(theta, a, steps, (t, a1, s) => {
      const plain = gpcmProbabilities(t, { a: a1, steps: s });
      const model = gpcmModel(a1, s);
      fillCurves(model, t, curves);
      for (const [k, p] of plain.entries()) {
        expect(curves.p[k]).toBeCloseTo(p, 9);
        expect(likelihoodAt(model, t, k)).toBeCloseTo(p, 9);
      }
      expect(information(curves)).toBeCloseTo(gpcmInformation(t, { a: a1, steps: s }), 6);
      expect(expectedScoreAt(model, t)).toBeCloseTo(gpcmExpected(t, { a: a1, steps: s }) / s.length, 9);
    }),
  );
});

it("the success that is expected is the score averaged over what is not known, less what is guessed", () => {
  const model = { kind: "3pl" as const, a: 1.2, c: 0.25 };
  const averaged = (sd: number): number => {
    let sum = 0;
    let total = 0;
    for (let z = -6; z <= 6; z += 0.01) {
      const density = Math.exp(-0.5 * z * z);
      total += density;
      sum += density * expectedScoreAt(model, 0.3 + sd * z);
    }
    return (sum / total - model.c) / (1 - model.c);
  };
  expect(expectedSuccess(model, { mean: 0.3, variance: 0 })).toBeCloseTo(averaged(0), 9);
  expect(expectedSuccess(model, { mean: 0.3, variance: 0.49 })).toBeCloseTo(averaged(0.7), 4);
});

it("never gives NaN, however extreme the ability and the item", () => {
  const curves = newCurves();
  for (const u of [-1e6, -50, 0, 50, 1e6])
    for (const model of [gpcmModel(5, [-8, 0, 8]), { kind: "3pl" as const, a: 5, c: 0.25 }]) {
      fillCurves(model, u, curves);
      expect(Number.isFinite(information(curves))).toBe(true);
      expect(likelihoodAt(model, u, 1)).toBeGreaterThan(0);
    }
});

describe("the normal distribution", () => {
  it("has its well-known quantiles", () => {
    expect(normalCumulative(1.959963985)).toBeCloseTo(0.975, 6);
    expect(normalCumulative(-1)).toBeCloseTo(0.158655254, 6);
    expect(normalCumulative(0)).toBeCloseTo(0.5, 6);
  });

  it.each([
    ["fine", FINE_RULE, 4],
    ["coarse", COARSE_RULE, 9],
  ])("the %s rule has the moments 1, 0, 1, 0, 3", (_, { nodes, weights }, digits) => {
    const moment = (power: number): number =>
      nodes.reduce((sum, node, i) => sum + (weights[i] ?? 0) * node ** power, 0);
    expect(moment(0)).toBeCloseTo(1, 9);
    expect(moment(1)).toBeCloseTo(0, 9);
    expect(moment(2)).toBeCloseTo(1, Math.min(digits, 3));
    expect(moment(4)).toBeCloseTo(3, Math.min(digits, 1));
  });

  it("splits into levels that sum to 1, also without any uncertainty", () => {
    fc.assert(
      fc.property(b, fc.double({ min: 0, max: 2, noNaN: true }), (mean, se) => {
        const chances = Object.values(levelChances(mean, se));
        expect(chances.reduce((x, y) => x + y, 0)).toBeCloseTo(1, 6);
        for (const chance of chances) expect(chance).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
