import { describe, expect, it } from "vitest";
import { changeJob, jobWeights, readJob, readRole } from "../../src/session/job.js";
import { SKILLS } from "../../src/session/job-vocabulary.js";

const TOPICS = [...new Set(SKILLS.flatMap(({ topics }) => Object.keys(topics)))];

const DESCRIPTION = `# Senior Backend Engineer (m/f/d)

We are a fintech. Go to our website for pictures of our dogs.

## Requirements
- 5+ years with Java and Spring Boot
- Strong knowledge of PostgreSQL and transactions
- Experience with Kafka

## Nice to have
- Kubernetes
- Some JavaScript

## What we offer
- A security allowance, leadership trainings and cloud cover
`;

const weight = (text: string, topic: string): number => jobWeights(readJob(text, TOPICS)).get(topic) ?? 0;

describe("reading a job description", () => {
  it("weighs what is required above what is nice to have, and that above what is offered", () => {
    expect(weight(DESCRIPTION, "java")).toBeGreaterThan(weight(DESCRIPTION, "containers"));
    expect(weight(DESCRIPTION, "messaging")).toBeGreaterThan(weight(DESCRIPTION, "containers"));
    expect(weight(DESCRIPTION, "containers")).toBeGreaterThan(weight(DESCRIPTION, "leadership"));
    expect(readJob(DESCRIPTION, TOPICS).level).toBe("senior");
  });

  it("knows whole words only", () => {
    expect(weight("We write JavaScript.", "java")).toBe(0);
    expect(weight("Go to market. Go live. ready, set, go!", "go")).toBe(0);
    expect(weight("the rest of the team; take a rest", "http")).toBe(0);
    expect(weight("cacheable unsqlike", "caching")).toBe(0);
  });

  it.each([
    ["C#, .NET 8", "csharp"],
    ["ASP.NET", "csharp"],
    ["Node.js", "node"],
    ["CI/CD", "ci-cd"],
    ["Go, gRPC", "go"],
    ["REST APIs", "http"],
    ["experience in PHP/Laravel", "php"],
    ["(Ruby)", "ruby"],
    ["K8s", "containers"],
    ["PL/SQL", "sql"],
  ])("understands %s", (text, topic) => {
    expect(weight(text, topic)).toBeGreaterThan(0);
  });

  it("says which words led to a topic, and what the bank does not have", () => {
    const job = readJob("Postgres and Kafka", ["sql"]);
    expect(job.topics).toEqual([{ topic: "sql", weight: 3, because: ["Postgres"] }]);
    expect(job.missing).toEqual(["message brokers"]);
  });

  it("finds nothing in a text that names nothing known, in an empty one, and in a very long one quickly", () => {
    expect(readJob("We bake bread.", TOPICS).topics).toEqual([]);
    expect(readJob("", TOPICS)).toEqual({ topics: [], missing: [] });
    expect(readJob("a: ".repeat(400_000), TOPICS).topics).toEqual([]);
  });

  it("lets repetition count less and less", () => {
    const often = `${"Java developer.\n".repeat(30)}SQL required.`;
    expect(weight(often, "sql")).toBeGreaterThan(0.5);
  });

  it.each([
    ["Junior developer", "beginner"],
    ["3+ years of experience", "intermediate"],
    ["at least 8 years", "senior"],
    ["a nice place", undefined],
  ])("hears the level in %s", (text, level) => {
    expect(readJob(text, TOPICS).level).toBe(level);
  });
});

describe("changing what was understood", () => {
  const job = readJob(DESCRIPTION, TOPICS);

  it("adds, removes and sets", () => {
    const result = changeJob(job, ["-java", "+caching", "messaging=9", "sql=0"], TOPICS);
    if ("problem" in result) throw new Error(result.problem);
    const weights = jobWeights(result.job);
    expect([
      weights.get("java"),
      weights.get("caching"),
      weights.get("messaging"),
      weights.get("sql"),
    ]).toEqual([undefined, 2, 9, undefined]);
    expect(result.job.topics[0]?.topic).toBe("messaging");
  });

  it("says what it does not understand", () => {
    expect(changeJob(job, ["+cooking"], TOPICS)).toEqual({
      problem: expect.stringContaining('"+cooking" is no change'),
    });
  });
});

it("knows roles by name", () => {
  expect(readRole("Back-end", TOPICS)?.topics.length).toBeGreaterThan(5);
  expect(readRole("constructor", TOPICS)).toBeUndefined();
  expect(readRole("plumber", TOPICS)).toBeUndefined();
  expect(readRole("C# developer", TOPICS)?.topics[0]?.topic).toBe("csharp");
  expect(readRole("csharp", TOPICS)?.topics[0]?.topic).toBe("csharp");
});
