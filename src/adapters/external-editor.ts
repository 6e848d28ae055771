/** Opens a text in the person's own editor; the text is never lost, whatever the editor does. */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sanitize } from "../core/sanitize.js";

export interface EditorResult {
  text?: string;
  failure?: string;
}

/** $VISUAL, then $EDITOR, then the platform's plainest editor; as git does, the value may hold arguments. */
export function editorCommand(env: Readonly<Record<string, string | undefined>>, platform: string): string {
  return env.VISUAL || env.EDITOR || (platform === "win32" ? "notepad" : "vi");
}

export async function editExternally(
  text: string,
  env: Readonly<Record<string, string | undefined>>,
  platform: string,
): Promise<EditorResult> {
  const command = editorCommand(env, platform);
  let folder: string;
  try {
    folder = mkdtempSync(path.join(tmpdir(), "hotseat-"));
  } catch {
    return { failure: "No temporary folder could be made; your text is unchanged." };
  }
  const file = path.join(folder, "answer.md");
  try {
    writeFileSync(file, text, { mode: 0o600 });
    const status = await run(command, file, platform);
    // The shell's own status for a command that there is not.
    if (status === 127)
      return { failure: `There is no editor "${command}": set $VISUAL or $EDITOR. Your text is unchanged.` };
    if (status !== 0)
      return { failure: `The editor (${command}) ended with ${status}; your text is unchanged.` };
    return { text: sanitize(readFileSync(file, "utf8")).replace(/\t/g, "  ").replace(/\n$/, "") };
  } catch {
    return { failure: `The editor (${command}) could not be used; your text is unchanged.` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(command: string, file: string, platform: string): Promise<number | string> {
  const child =
    platform === "win32"
      ? spawn(`${command} "${file}"`, { stdio: "inherit", shell: true })
      : spawn("sh", ["-c", `${command} "$1"`, "sh", file], { stdio: "inherit" });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => resolve(code ?? signal ?? "an error"));
  });
}
