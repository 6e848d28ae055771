/** Numbers with the word they count. */

/** `1 event`, `2 events`; `many` where it is more than an s. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
