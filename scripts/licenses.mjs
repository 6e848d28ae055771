// Collects the licenses of the packages that esbuild put into the bundle.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** One text with the name, version, license and license text of every bundled package. */
export function bundledLicenses(metafile) {
  const folders = new Set();
  for (const input of Object.keys(metafile.inputs)) {
    const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (match) folders.add(match[1]);
  }
  const entries = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text =
      file && existsSync(path.join(folder, file)) ? readFileSync(path.join(folder, file), "utf8").trim() : "";
    return `${name} ${version} (${license})\n\n${text}`;
  });
  const line = `\n\n${"-".repeat(78)}\n\n`;
  return `hotseat contains code of the following packages.${line}${entries.join(line)}\n`;
}
