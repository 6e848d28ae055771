/** `hotseat suspend` and `unsuspend`: puts questions away, and takes them out again. */
import { ExitCode } from "../core/errors.js";
import { type Env, print, printJson } from "../env.js";
import { type BankOptions, openBank, requireId } from "./bank-options.js";
import { openStore, type ProgressOptions, sayWarnings } from "./progress-options.js";

export interface SuspendOptions extends ProgressOptions, Pick<BankOptions, "deck"> {
  ids: string[];
  json?: boolean;
}

export async function runSuspend(env: Env, options: SuspendOptions, suspended: boolean): Promise<ExitCode> {
  const store = openStore(env, options, { readOnly: false });
  try {
    const bank = await openBank(env, options);
    // What has left the bank can be taken out all the same.
    const ids = options.ids.map((id) => (store.state.suspended.has(id) ? id : requireId(bank, id)));
    const changed = [...new Set(ids)].filter((id) => store.state.suspended.has(id) !== suspended);
    if (changed.length)
      store.append(changed.map((question) => ({ type: "suspend" as const, question, suspended })));
    sayWarnings(env, store);
    if (options.json) {
      printJson(env, { changed, suspended });
      return ExitCode.ok;
    }
    const done = suspended ? "is not asked again; `hotseat unsuspend` takes that back." : "is asked again.";
    const already = suspended ? "is suspended already." : "was not suspended.";
    print(env, ids.map((id) => `${id} ${changed.includes(id) ? done : already}`).join("\n"));
    return ExitCode.ok;
  } finally {
    store.close();
  }
}
