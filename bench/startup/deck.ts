/** A large question file of a person's own, made by rule. */

/** YAML of `count` questions in forty topics. */
export function largeDeck(count: number): string {
  const questions = Array.from({ length: count }, (_, i) => {
    const topic = `topic-${i % 40}`;
    return `  - id: ${topic}.question-${i}
    prompt: |
      Service number ${i} answers slowly while its neighbors are fine. What do you look at first, and why?
    level: ${["beginner", "intermediate", "senior"][i % 3]}
    topics: [${topic}]
    answer: |
      I look at what changed last on service ${i}, then at its latency by percentile, its queue and its database calls.
    look_for:
      - id: change
        point: Asks what changed on service ${i}
        must: true
        accept: ["what changed last", "the latest deploy"]
      - id: percentiles
        point: Reads latency by percentile
        accept: ["latency by percentile", "p99 rather than the mean"]
      - id: downstream
        point: Looks at queues and database calls
        accept: ["queue length", "slow database calls"]
    follow_ups: ["Nothing changed. What then?"]
`;
  });
  return `title: Large\nquestions:\n${questions.join("")}`;
}
