/** What the build puts in: the package's version, and what tells how questions are parsed. */
declare const HOTSEAT_VERSION: string | undefined;
declare const HOTSEAT_BANK_FORMAT: string | undefined;

export const version = typeof HOTSEAT_VERSION === "string" ? HOTSEAT_VERSION : "0.0.0-dev";

/** Another one where questions may be parsed or packed otherwise, also between two releases. */
export const bankFormat = typeof HOTSEAT_BANK_FORMAT === "string" ? HOTSEAT_BANK_FORMAT : "dev";
