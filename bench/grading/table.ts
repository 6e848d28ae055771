/** Prints one table: a row a measure, a column a grader. */

export interface Column {
  title: string;
  values: Record<string, string>;
}

export function printTable(title: string, columns: readonly Column[]): void {
  const rows = Object.keys(columns[0]?.values ?? {});
  const first = Math.max(...rows.map((row) => row.length), 10);
  const widths = columns.map(({ title: name, values }) =>
    Math.max(name.length, ...rows.map((row) => (values[row] ?? "").length)),
  );
  console.log(`\n${title}`);
  console.log(
    ["".padEnd(first), ...columns.map((column, i) => column.title.padStart(widths[i] ?? 0))].join("  "),
  );
  for (const row of rows)
    console.log(
      [
        row.padEnd(first),
        ...columns.map(({ values }, i) => (values[row] ?? "").padStart(widths[i] ?? 0)),
      ].join("  "),
    );
}
