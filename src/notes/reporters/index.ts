/** The formats by name. */
import { github } from "./github.js";
import { gitlab } from "./gitlab.js";
import { json } from "./json.js";
import { junit } from "./junit.js";
import { markdown } from "./markdown.js";
import { pretty } from "./pretty.js";
import type { Reporter } from "./report.js";
import { sarif } from "./sarif.js";
import { tap } from "./tap.js";

export const REPORTERS = {
  pretty,
  json,
  junit,
  github,
  gitlab,
  sarif,
  tap,
  markdown,
} as const satisfies Record<string, Reporter>;

export type Format = keyof typeof REPORTERS;
