/** Many small texts as fewer larger ones, for writing. */

/** Joined up to about `length` characters each. */
export function* grouped(pieces: Iterable<string>, length = 1 << 16): Generator<string> {
  let group: string[] = [];
  let size = 0;
  for (const piece of pieces) {
    group.push(piece);
    size += piece.length;
    if (size < length) continue;
    yield group.join("");
    group = [];
    size = 0;
  }
  if (size > 0) yield group.join("");
}
