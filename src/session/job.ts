/** Reads a job description, offline: which topics it asks for and how much, and which level it sounds like. */
import type { Level } from "../bank/question-input.js";
import { ROLE_NAMES, ROLES, SKILLS, type Skill } from "./job-vocabulary.js";

export interface JobTopic {
  topic: string;
  /** Above 0; the topic asked for most has 3. */
  weight: number;
  /** The words of the description that led to it, as they were found. */
  because: string[];
}

export interface Job {
  /** Most important first. */
  topics: JobTopic[];
  level?: Level;
  /** Skills that it names and the bank has no topic for. */
  missing: string[];
}

/** Descriptions are pasted web pages: what is beyond this is not about the job. */
const LONGEST = 100_000;
const MOST_WEIGHT = 3;

/**
 * @param topics of the bank
 * @returns no topics when nothing known is named
 */
export function readJob(text: string, topics: readonly string[]): Job {
  const scores = new Map<string, { score: number; because: Set<string> }>();
  const missing = new Set<string>();
  const lines = weighedLines(text.slice(0, LONGEST));
  for (const known of SKILLS) {
    const mentions = lines.flatMap((line) => mentionsOf(known, line));
    if (mentions.length === 0) continue;
    const score = strength(mentions.map(({ weight }) => weight));
    const words = mentions.map(({ word }) => word);
    const available = Object.entries(known.topics).filter(([topic]) => topics.includes(topic));
    if (available.length === 0) missing.add(known.name);
    for (const [topic, share] of available) {
      const before = scores.get(topic) ?? { score: 0, because: new Set<string>() };
      before.score += score * share;
      if (share >= 0.5 || before.because.size === 0) for (const word of words) before.because.add(word);
      scores.set(topic, before);
    }
  }
  const level = levelOf(text.slice(0, LONGEST));
  return { topics: scaled(scores), missing: [...missing], ...(level === undefined ? {} : { level }) };
}

/** What a role is usually asked; undefined when the role is not known. See `ROLES`. */
export function readRole(role: string, topics: readonly string[]): Job | undefined {
  const given = role
    .trim()
    .toLowerCase()
    .replace(/\s+(engineer|developer|dev)$/, "");
  const name = Object.hasOwn(ROLE_NAMES, given) ? (ROLE_NAMES[given] ?? given) : given;
  if (!Object.hasOwn(ROLES, name)) return undefined;
  const entries = (ROLES[name] ?? "").split(" ").map((part): JobTopic => {
    const [topic = "", weight] = part.split("=");
    return { topic, weight: Number(weight), because: [name] };
  });
  return { topics: entries.filter(({ topic }) => topics.includes(topic)), missing: [] };
}

/** The roles that `readRole` knows, for help and suggestions. */
export const ROLE_LIST: readonly string[] = Object.keys(ROLES);

/** Repetition counts less and less: pages say "Java" ten times. */
function strength(weights: readonly number[]): number {
  return [...weights].sort((a, b) => b - a).reduce((sum, weight, i) => sum + weight / (i + 1), 0);
}

function scaled(scores: ReadonlyMap<string, { score: number; because: Set<string> }>): JobTopic[] {
  const most = Math.max(0, ...[...scores.values()].map(({ score }) => score));
  return [...scores]
    .map(([topic, { score, because }]) => ({
      topic,
      weight: Math.max(0.1, Math.round((10 * MOST_WEIGHT * score) / most) / 10),
      because: [...because].slice(0, 4),
    }))
    .sort((a, b) => b.weight - a.weight || (a.topic < b.topic ? -1 : 1));
}

interface WeighedLine {
  text: string;
  weight: number;
}

/** What stands under a heading is as important as the heading says. */
const HEADINGS: readonly (readonly [RegExp, number])[] = [
  [/nice.to.have|bonus|preferred|desirable|ideally|good to have|advantage|extra credit|would be great/i, 0.5],
  [
    /benefit|perks|we offer|what you get|about (us|the company)|who we are|why (join|us)|equal opportunity|salary|compensation/i,
    0.1,
  ],
  [
    /require|must.have|qualification|you have|you bring|you need|who you are|your profile|your experience|skills|essential|looking for|expect|tech(nology)? stack|our stack/i,
    2,
  ],
  [/responsib|you will|you'll|your role|the role|day.to.day|what you do|tasks|your mission/i, 1.2],
];

const SOFTENED =
  /\b(nice to have|a plus|is a bonus|bonus points|preferred|desirable|ideally|not required|optional|advantageous|an advantage)\b/i;
const STRESSED =
  /\b(must|required|essential|strong|deep|expert|extensive|proven|solid|in-depth|excellent)\b/i;

function weighedLines(text: string): WeighedLine[] {
  let section = 1;
  return text.split(/\r?\n/).map((raw) => {
    const line = raw.trim();
    if (isHeading(line)) section = HEADINGS.find(([pattern]) => pattern.test(line))?.[1] ?? 1;
    const own = SOFTENED.test(line) ? 0.5 : STRESSED.test(line) ? 1.4 : 1;
    return { text: line, weight: section * own };
  });
}

function isHeading(line: string): boolean {
  if (line === "" || line.length > 80) return false;
  if (/^#{1,6}\s/.test(line) || /^\*\*[^*]+\*\*:?$/.test(line)) return true;
  if (/^[-*•·–]/.test(line)) return false;
  return (
    /:$/.test(line) ||
    (line.split(/\s+/).length <= 6 &&
      !/[.,;!?]$/.test(line) &&
      HEADINGS.some(([pattern]) => pattern.test(line)))
  );
}

function mentionsOf(known: Skill, line: WeighedLine): { word: string; weight: number }[] {
  const found: { word: string; weight: number }[] = [];
  for (const term of known.terms) {
    const exact = term.startsWith("=");
    const word = exact ? term.slice(1) : term;
    const at = indexOfWord(exact ? line.text : line.text.toLowerCase(), word, exact);
    if (at >= 0) found.push({ word: line.text.slice(at, at + word.length), weight: line.weight });
  }
  // "spring" in "spring boot" is one mention, not two.
  return found.filter(
    ({ word }) => !found.some((other) => other.word.length > word.length && other.word.includes(word)),
  );
}

const WORD = /[\p{L}\p{N}_]/u;

/** Position of the term as a word of its own; −1 when there is none. Works for C#, .NET, CI/CD and Node.js too. */
function indexOfWord(text: string, term: string, exact: boolean): number {
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    const before = text[at - 1] ?? " ";
    const after = text[at + term.length] ?? " ";
    const next = text[at + term.length + 1] ?? " ";
    // "Java" is not in "JavaScript", "C" not in "C#", and "Go" as a name is not "Go to" or "Go-live".
    if (WORD.test(before) || WORD.test(after) || after === "#" || after === "+") continue;
    if (WORD.test(term[0] ?? "") && (before === "." || before === "@")) continue;
    if (exact && term === "Go" && (after === "-" || (after === " " && /[a-z]/.test(next)))) continue;
    return at;
  }
  return -1;
}

function levelOf(text: string): Level | undefined {
  const head = text.slice(0, 3000);
  if (
    /\b(senior|staff|principal|tech(nical)? lead|team lead|lead (engineer|developer)|architect)\b/i.test(head)
  )
    return "senior";
  if (/\b(junior|graduate|entry.level|trainee|intern|internship|apprentice)\b/i.test(head)) return "beginner";
  const years = /\b(\d{1,2})\s*(?:\+|-\s*\d{1,2}|to\s+\d{1,2}|plus)?\s*years?\b/i.exec(text)?.[1];
  if (years !== undefined)
    return Number(years) >= 5 ? "senior" : Number(years) >= 2 ? "intermediate" : "beginner";
  return /\b(mid.?level|intermediate|medior)\b/i.test(head) ? "intermediate" : undefined;
}

/**
 * Applies what the person types to change it: `+kafka`-like additions are topics of the bank: `+sql` adds or raises, `-java`
 * removes, `sql=2` sets the weight (0 removes).
 *
 * @returns the changed topics, or a sentence that says what could not be understood
 */
export function changeJob(
  job: Job,
  words: readonly string[],
  topics: readonly string[],
): { job: Job } | { problem: string } {
  const weights = new Map(job.topics.map((entry) => [entry.topic, entry]));
  for (const word of words) {
    const match = /^([+-]?)([^=\s]+)(?:=(\d+(?:\.\d+)?))?$/.exec(word);
    const topic = match?.[2]?.toLowerCase() ?? "";
    if (!match || !topics.includes(topic))
      return {
        problem: `"${word}" is no change: write for example +sql, -java or caching=2, with topics of the bank`,
      };
    const weight =
      match[1] === "-"
        ? 0
        : match[3] === undefined
          ? Math.max(2, weights.get(topic)?.weight ?? 0)
          : Math.min(9, Number(match[3]));
    if (weight === 0) weights.delete(topic);
    else weights.set(topic, { topic, weight, because: weights.get(topic)?.because ?? ["your choice"] });
  }
  const changed = [...weights.values()].sort((a, b) => b.weight - a.weight || (a.topic < b.topic ? -1 : 1));
  return { job: { ...job, topics: changed } };
}

export function jobWeights(job: Job): ReadonlyMap<string, number> {
  return new Map(job.topics.map(({ topic, weight }) => [topic, weight]));
}
