/** Ctrl-Z: stops the process as the shell expects, and returns when the shell brings it back. */

export async function waitInBackground(): Promise<void> {
  if (process.platform === "win32") return;
  const woken = new Promise<void>((resolve) => {
    process.once("SIGCONT", () => resolve());
  });
  process.kill(process.pid, "SIGTSTP");
  await woken;
}
