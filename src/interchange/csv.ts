/** Comma-separated values as RFC 4180 has them. */

/** Lines end in `\n`, as most programs that read CSV expect today. */
export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map(toCsvLine).join("");
}

/** One row, with its line's end. */
export function toCsvLine(row: readonly (string | number)[]): string {
  return `${row.map((cell) => quote(String(cell))).join(",")}\n`;
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/**
 * Rows of cells; empty lines are left out. An unclosed quote takes the rest of the text.
 *
 * @param comma the one character between two cells
 */
export function parseCsv(text: string, comma = ","): string[][] {
  const rows: string[][] = [];
  const separates = comma.replace(/[\\\]^-]/g, "\\$&");
  const cells = new RegExp(
    `("(?:[^"]|"")*(?:"|$)|[^${separates}\\r\\n]*)([${separates}]|\\r?\\n|\\r|$)`,
    "y",
  );
  let row: string[] = [];
  const source = text.replace(/^\ufeff/, "");
  while (cells.lastIndex < source.length) {
    const match = cells.exec(source);
    if (!match) break;
    const [, cell = "", separator = ""] = match;
    row.push(cell.startsWith('"') ? cell.replace(/^"|"$/g, "").replaceAll('""', '"') : cell);
    if (separator === comma) {
      if (cells.lastIndex === source.length) row.push("");
      else continue;
    }
    if (row.length > 1 || row[0] !== "") rows.push(row);
    row = [];
  }
  return rows;
}
