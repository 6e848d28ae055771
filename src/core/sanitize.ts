/** Makes untrusted text safe to print: no control characters, no escape sequences, no bidi overrides. */

/** ANSI control sequences (ECMA-48): CSI, OSC and other string sequences, two-byte escapes. */
const ESCAPES =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|(?:\u001b[\]P^_X]|[\u009d\u0090\u009e\u009f\u0098])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]?/g;

/** C0 and C1 controls but tab and newline, DEL, zero-width and bidi controls, line and paragraph separators, byte order mark. */
const CONTROLS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Keeps tabs and newlines; every line ending becomes `\n`. */
export function sanitize(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(ESCAPES, "").replace(CONTROLS, "");
}

/** Most text is printable ASCII with single spaces within, and needs no cleaning. */
const NOT_PLAIN = /[^ -~]| {2}|^ | $/;

/** One line, at most `maxLength` characters, for messages that quote a file. */
export function sanitizeLine(text: string, maxLength = 120): string {
  if (text.length <= maxLength && !NOT_PLAIN.test(text)) return text;
  const line = sanitize(text.slice(0, maxLength * 8))
    .replace(/\s+/g, " ")
    .trim();
  return line.length > maxLength ? `${line.slice(0, maxLength - 1)}…` : line;
}
