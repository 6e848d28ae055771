import { describe, expect, it } from "vitest";
import { grader, questionOf } from "./helpers.js";

function score(answer: string, reply: string, prompt = "Which one is it?"): number {
  return grader.grade(questionOf({ prompt, answer }), reply).coverage;
}

describe("a question with only a model answer", () => {
  it("passes the answer in other words and not another topic's", () => {
    const answer = "The second write overwrites the first one, because both read the old balance.";
    expect(
      score(answer, "Both requests read an old balance and the later write overwrites it."),
    ).toBeGreaterThan(0.5);
    expect(score(answer, "Kubernetes places pods on nodes with free memory.")).toBeLessThan(0.5);
  });

  it("takes no other name for the one that was asked for", () => {
    expect(score("Paris", "I think it is Paris.")).toBeGreaterThan(0.9);
    expect(score("Paris", "london")).toBeLessThan(0.5);
    expect(score("443", "80")).toBeLessThan(0.5);
  });

  it("takes a list for an answer where the model answer is one", () => {
    const methods = "GET, HEAD, OPTIONS, TRACE, PUT, DELETE, POST, PATCH";
    expect(score(methods, "get head options trace put delete post patch")).toBeGreaterThan(0.5);
    expect(
      score("Atomicity, consistency, isolation, durability", "atomic, consistent, isolated, durable"),
    ).toBeGreaterThan(0.9);
  });

  it("does not take a model answer that says a thing both ways round for a contradiction", () => {
    const answer = "Yes. Black absorbs more heat than white. White reflects more heat than black.";
    expect(score(answer, answer)).toBeGreaterThan(0.9);
  });

  it("does not pass the same done by the other participant", () => {
    const answer = "The client verifies the server's certificate.";
    expect(score(answer, "The server verifies the client's certificate.")).toBeLessThan(0.5);
    expect(score(answer, "The server's certificate is verified by the client.")).toBeGreaterThan(0.5);
  });

  it("does not pass a bare list of the words of a sentence", () => {
    expect(score("The mixtures are all clear.", "clear. all mixtures")).toBeLessThan(0.5);
  });

  it("does not pass an answer that denies what the model answer says", () => {
    const answer = "The lock is held while the row is written, so other writers can wait for it.";
    const denied = "The lock is not held while the row is not written, so other writers can not wait for it.";
    expect(score(answer, denied)).toBeLessThan(0.5);
  });
});
