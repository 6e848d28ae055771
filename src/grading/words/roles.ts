/** The words that build sentences: what opens a clause, denies, replaces, disputes. Looked up once a word, as bits. */

/** Roles that a word may have, one bit each. */
export const ROLE = {
  /** Opens a clause wherever it stands. */
  opensClause: 1,
  /** Opens a clause after "and" or "or". */
  opensAfterAnd: 2,
  /** Denies what follows in its clause. */
  denies: 4,
  /** Denies what follows where a certain word follows it: "instead of". */
  replaces: 8,
  /** Calls a statement false. */
  falsehood: 16,
  /** Calls a statement true. */
  truth: 32,
  /** Ends the reach of a statement that denies a whole text. */
  contrast: 64,
  /** Names a condition by what is missing. */
  condition: 128,
  /** May open a statement that is then judged: "it is false that". */
  opensJudgment: 256,
  /** Holds or says a statement: "I do not think that". */
  holds: 512,
  /** Follows "not" without being denied: "not only", "no matter". */
  notDenied: 1024,
  /** Lessens what follows as "not" denies it: "less dense". */
  lessens: 2048,
  /** Says of what stands before it that it is not wanted: "X is overkill". */
  dismisses: 4096,
  /** Says so after "not": "X is not needed". */
  wanted: 8192,
} as const;

const WORDS: Record<keyof typeof ROLE, string> = {
  opensClause:
    "but because so before after since while whereas although though unless if when until then however instead which therefore thus hence otherwise",
  opensAfterAnd:
    "it they he she we i you this that these those the then a an so there thus therefore hence instead",
  denies: "not no never none nothing neither nor nobody nowhere without hardly lack lacks lacking",
  replaces: "instead rather fail fails failed lack absence unable",
  falsehood: "false wrong incorrect untrue myth misconception mistaken lie nonsense inaccurate",
  truth: "true correct right case",
  contrast: "but however instead actually rather yet",
  condition: "without unless",
  opensJudgment: "it that this i we the",
  holds: "think believe agree say claim mean",
  notDenied: "only just merely matter doubt sure",
  lessens: "less",
  dismisses: "unnecessary unneeded overkill pointless useless superfluous needless",
  wanted: "needed necessary required useful helpful worth worthwhile help",
};

/** Bits of all roles of which one may deny something. */
export const MAY_DENY = ROLE.denies | ROLE.replaces | ROLE.falsehood | ROLE.lessens | ROLE.dismisses;

/** What has to follow a word that replaces. */
const FOLLOWERS = new Map([
  ["instead", "of"],
  ["rather", "than"],
  ["fail", "to"],
  ["fails", "to"],
  ["failed", "to"],
  ["lack", "of"],
  ["absence", "of"],
  ["unable", "to"],
]);

const roles = new Map<string, number>();
for (const name of Object.keys(ROLE) as (keyof typeof ROLE)[])
  for (const word of WORDS[name].split(" ")) roles.set(word, (roles.get(word) ?? 0) | ROLE[name]);

/** The roles of a lower-case word as bits, 0 for most. */
export function rolesOf(word: string): number {
  return roles.get(word) ?? 0;
}

/** The word after which `word` replaces what follows, where it is one that may. */
export function followerOf(word: string): string | undefined {
  return FOLLOWERS.get(word);
}
