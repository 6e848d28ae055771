/** The grader's name and version, apart from the grader so that a cache can be checked without loading it. */

/** Changes whenever the same answer may get another verdict. */
export const GRADER_VERSION = "3";
export const GRADER_NAME = `hotseat/${GRADER_VERSION}`;
