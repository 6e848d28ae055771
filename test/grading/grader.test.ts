import { describe, expect, it } from "vitest";
import { grader, questionOf, verdictOn } from "./helpers.js";

const lostUpdate = questionOf({
  prompt: "Two requests read the same balance and write it back. One withdrawal is gone. What went wrong?",
  answer:
    "This is a lost update: the second write overwrote the first. I would lock the row with SELECT FOR UPDATE before reading it. Under load I would rather use one atomic UPDATE statement with a check in the WHERE clause.",
  look_for: [
    {
      id: "anomaly",
      point: "Names the lost update",
      must: true,
      weight: 2,
      accept: ["lost update", "second write overwrites the first"],
    },
    { id: "lock", point: "Locks the row before reading", accept: ["lock the row", "select for update"] },
    {
      id: "atomic",
      point: "Uses one atomic statement",
      accept: ["single atomic update", "atomic update statement"],
    },
  ],
  red_flags: [
    { id: "transaction", point: "Thinks a transaction is enough", accept: ["just wrap it in a transaction"] },
  ],
});

function verdicts(answer: string): Record<string, string> {
  return Object.fromEntries(grader.grade(lostUpdate, answer).points.map(({ id, verdict }) => [id, verdict]));
}

describe("grading an answer against points", () => {
  it("covers every point with the model answer and says that it was pasted", () => {
    const assessment = grader.grade(lostUpdate, lostUpdate.answer);
    expect(assessment.coverage).toBe(1);
    expect(assessment.flags.map(({ code }) => code)).toEqual(["copied-model-answer"]);
    expect(assessment.redFlags).toEqual([{ id: "transaction", raised: false, evidence: [] }]);
  });

  it("takes a word that there is for itself and for no typing error", () => {
    const pact = {
      look_for: [{ id: "pact", point: "Verifies Pact contracts", accept: ["verify Pact contracts"] }],
    };
    expect(verdictOn(pact, "They verify pactt contracts.")).toBe("covered");
    expect(verdictOn(pact, "They verify part of the contracts.")).not.toBe("covered");
  });

  it("does not mind what its points are called", () => {
    const odd = questionOf({
      look_for: [{ id: "constructor", point: "Locks the row", accept: ["lock the row"] }],
    });
    expect(grader.grade(odd, "I lock the row.", { aliases: {} }).points[0]?.verdict).toBe("covered");
  });

  it("takes what a person taught for words, whatever stands around them", () => {
    const options = { aliases: { lock: ["/*5 cron schedule/"] } };
    expect(grader.grade(lostUpdate, "I have a 5 cron schedule.", options).points[1]?.verdict).toBe("covered");
  });

  it("finds a phrase in other words, inflected, in another order and with a typo", () => {
    expect(verdicts("The later write clobbered the first one.").anomaly).not.toBe("covered");
    expect(verdicts("The first write gets overwriten by the second one.").anomaly).toBe("covered");
    expect(verdicts("I'd put a mutex on the row.").lock).toBe("covered");
  });

  it("shows the words of the answer as evidence", () => {
    const answer = "Well, I would first lock that row.";
    const [, lock] = grader.grade(lostUpdate, answer).points;
    expect(lock?.evidence.map(({ start, end }) => answer.slice(start, end))).toEqual(["lock that row"]);
  });

  it("misses a denied point and says so", () => {
    const point = grader.grade(lostUpdate, "That does not lock the row at all.").points[1];
    expect(point?.verdict).toBe("missed");
    expect(point?.reason).toBe("said the opposite");
  });

  it("raises a red flag that is stated and not one that is denied", () => {
    const raised = (answer: string) => grader.grade(lostUpdate, answer).redFlags[0]?.raised;
    expect(raised("I would just wrap it in a transaction.")).toBe(true);
    expect(raised("I would not trust that you can just wrap it in a transaction.")).toBe(false);
  });

  it("reads short forms and what they stand for as the same", () => {
    const parts = { look_for: [{ point: "Uses a dead letter queue", accept: ["dead letter queue"] }] };
    expect(verdictOn(parts, "I send it to a DLQ after five tries.")).toBe("covered");
    const short = { look_for: [{ point: "Runs on k8s", accept: ["runs on k8s"] }] };
    expect(verdictOn(short, "It runs on Kubernetes.")).toBe("covered");
  });

  it("counts a person's alias from then on", () => {
    const answer = "Somebody's change vanished.";
    expect(grader.grade(lostUpdate, answer).points[0]?.verdict).toBe("missed");
    const aliases = { anomaly: ["change vanished"] };
    expect(grader.grade(lostUpdate, answer, { aliases }).points[0]?.verdict).toBe("covered");
  });

  it("gives nothing for the pasted prompt, an empty answer and a confession", () => {
    for (const answer of [lostUpdate.prompt, "", "   ", "I don't know.", "no idea, sorry"])
      expect(grader.grade(lostUpdate, answer).coverage).toBe(0);
  });
});
