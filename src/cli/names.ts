/** The names of the commands, put in by the build, so that the first module tells a command from a topic. */
declare const HOTSEAT_COMMANDS: readonly string[] | undefined;

/** Every command, hidden ones and `help` too; empty where nothing was built. */
export const COMMANDS: readonly string[] = typeof HOTSEAT_COMMANDS === "object" ? HOTSEAT_COMMANDS : [];
