/** The drill without a screen: through a pipe, for a screen reader, or as JSON Lines. */
import type { ExitCode } from "../../core/errors.js";
import { type Env, say } from "../../env.js";
import type { Session } from "../../terminal/drill/app.js";
import { runPlain } from "../../terminal/plain/app.js";
import { jsonReport, textReport } from "../../terminal/plain/report.js";
import type { DrillSetup } from "./setup.js";

export async function drillLineByLine(
  env: Env,
  { store, options }: DrillSetup,
  session: Session,
  keepDraft: (draft: string) => void,
  welcome: readonly string[],
): Promise<ExitCode> {
  for (const warning of store.warnings.splice(0)) say(env, `hotseat: ${warning}`);
  return runPlain({
    env,
    session,
    report: options.json ? jsonReport(env, () => store.saves) : textReport(env),
    explain: options.explain === true,
    welcome: store.isNew && !options.json ? welcome : [],
    keepDraft,
    keepsDrafts: !options.json,
  });
}
