/** Imports an ES module for the files that start fast: what V8 has compiled before cannot do that itself. */

/** `file` is relative to the bundle. */
export function importModule(file: string): Promise<unknown> {
  return import(file);
}
