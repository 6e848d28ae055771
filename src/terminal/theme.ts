/** Colors and symbols, decided once from the environment; every meaning also has a symbol or a word. */
import { Chalk, type ColorSupportLevel } from "chalk";
import type { Verdict } from "../grading/assessment.js";

export interface Theme {
  accent(text: string): string;
  strong(text: string): string;
  dim(text: string): string;
  good(text: string): string;
  warn(text: string): string;
  bad(text: string): string;
  underline(text: string): string;
  symbols: Symbols;
  /** 0 when there is no color. */
  level: ColorSupportLevel;
}

export interface Symbols {
  covered: string;
  partial: string;
  missed: string;
  barFull: string;
  barEmpty: string;
  prompt: string;
  dot: string;
  flag: string;
  bullet: string;
}

const UNICODE: Symbols = {
  covered: "✔",
  partial: "◐",
  missed: "✖",
  barFull: "█",
  barEmpty: "░",
  prompt: "›",
  dot: "·",
  flag: "⚑",
  bullet: "•",
};

const ASCII: Symbols = {
  covered: "+",
  partial: "~",
  missed: "-",
  barFull: "#",
  barEmpty: ".",
  prompt: ">",
  dot: "-",
  flag: "!",
  bullet: "*",
};

interface ThemeEnv {
  env: Readonly<Record<string, string | undefined>>;
  isTTY: { stdout: boolean };
  platform?: string;
}

export function createTheme(env: ThemeEnv): Theme {
  const level = colorLevel(env);
  const chalk = new Chalk({ level });
  return {
    accent: chalk.cyan,
    strong: chalk.bold,
    dim: chalk.dim,
    good: chalk.green,
    warn: chalk.yellow,
    bad: chalk.red,
    underline: chalk.underline,
    symbols: hasUnicode(env) ? UNICODE : ASCII,
    level,
  };
}

/** no-color.org and force-color.org; FORCE_COLOR wins because it is the narrower wish. */
export function colorLevel({ env, isTTY }: ThemeEnv): ColorSupportLevel {
  const forced = env.FORCE_COLOR;
  if (forced !== undefined && forced !== "") {
    if (forced === "0" || forced === "false") return 0;
    return forced === "2" ? 2 : forced === "3" ? 3 : 1;
  }
  if (env.NO_COLOR || env.TERM === "dumb" || !isTTY.stdout) return 0;
  return 1;
}

/** The Linux console and dumb terminals lack the symbols; so do terminals that say they are not UTF-8. */
function hasUnicode({ env, platform }: ThemeEnv): boolean {
  if (env.TERM === "linux" || env.TERM === "dumb") return false;
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG;
  if (platform === "win32") return true;
  return locale === undefined || locale === "" || /utf-?8/i.test(locale);
}

/** The verdict's symbol in its color. */
export function verdictMark(theme: Theme, verdict: Verdict): string {
  const { covered, partial, missed } = theme.symbols;
  switch (verdict) {
    case "covered":
      return theme.good(covered);
    case "partial":
      return theme.warn(partial);
    case "missed":
      return theme.bad(missed);
  }
}
