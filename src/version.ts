/** What the build puts in: the package's version, and what tells whether cached data is of this build's making. */
declare const HOTSEAT_VERSION: string | undefined;
declare const HOTSEAT_SOURCE_FORMAT: string | undefined;

export const version = typeof HOTSEAT_VERSION === "string" ? HOTSEAT_VERSION : "0.0.0-dev";

/** Another one where questions may be parsed or packed, or reviews folded, otherwise: also between two releases. */
export const sourceFormat = typeof HOTSEAT_SOURCE_FORMAT === "string" ? HOTSEAT_SOURCE_FORMAT : "dev";
