/** The package's version, put in by the build. */
declare const HOTSEAT_VERSION: string | undefined;

export const version = typeof HOTSEAT_VERSION === "string" ? HOTSEAT_VERSION : "0.0.0-dev";
