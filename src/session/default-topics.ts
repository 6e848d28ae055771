/** Topics that are only asked about when somebody names them, practices them, or a job asks for them. */

const ON_REQUEST: ReadonlySet<string> = new Set([
  "java",
  "csharp",
  "node",
  "python",
  "php",
  "go",
  "ruby",
  "interviewer",
  "leadership",
  "ai-assistants",
  "coding-practice",
]);

/** Nobody is asked about it who did not name it. */
export function isOnRequest(topic: string): boolean {
  return ON_REQUEST.has(topic);
}

/** 1 for what everybody is asked, 0 for the rest, 1 for all where nothing else is left. */
export function usualWeights(
  topics: readonly string[],
  practiced: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const usual = topics.filter((topic) => !ON_REQUEST.has(topic) || practiced.has(topic));
  const chosen = new Set(usual.length ? usual : topics);
  return new Map(topics.map((topic) => [topic, chosen.has(topic) ? 1 : 0]));
}
