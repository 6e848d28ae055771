/** `--fix-headings`: writes the notes back with the headings that nearly named a question put right. */
import type { NoteFile } from "../../adapters/note-finder.js";
import { readTextFile } from "../../adapters/text-file.js";
import { writeText } from "../../adapters/write-text.js";
import type { Bank } from "../../bank/bank.js";
import { mendHeadings } from "../../notes/headings.js";
import { bankNames } from "./note-grader.js";

const BYTE_ORDER_MARK = "\uFEFF";

/** Headings mended. Nothing but the headings changes: line ends and a byte order mark stay. */
export async function fixHeadings(files: readonly NoteFile[], bank: Bank): Promise<number> {
  const names = bankNames(bank);
  let total = 0;
  for (const { full } of files) {
    const read = readTextFile(full);
    if (!read.ok) continue;
    const { text, count } = mendHeadings(read.text, names, (id) => bank.get(id)?.prompt);
    if (count === 0) continue;
    const mark = read.bytes[0] === 0xef && read.bytes[1] === 0xbb ? BYTE_ORDER_MARK : "";
    writeText(full, mark + text);
    total += count;
  }
  return total;
}
