/** JUnit XML as Jenkins reads it (junit-10.xsd): one suite for each file, one case for each answer. */
import type { Finding } from "../result.js";
import { casesOf, findingText, type TestCase } from "./cases.js";
import { type Reporter, wellFormed } from "./report.js";

export const junit: Reporter = (result, options) => {
  const suites = [...casesOf(result, options)].map(([file, cases]) => suite(options.repoPath(file), cases));
  const all = [...casesOf(result, options).values()].flat();
  const attributes = [
    attribute("name", "hotseat check"),
    attribute("tests", String(all.length)),
    attribute("failures", String(number(all, "failed"))),
    attribute("errors", String(number(all, "broken"))),
    attribute("time", options.seconds.toFixed(3)),
  ].join("");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes}>\n${suites.join("")}</testsuites>\n`;
};

function number(cases: readonly TestCase[], outcome: TestCase["outcome"]): number {
  return cases.filter((test) => test.outcome === outcome).length;
}

function suite(file: string, cases: readonly TestCase[]): string {
  const attributes = [
    attribute("name", file),
    attribute("tests", String(cases.length)),
    attribute("failures", String(number(cases, "failed"))),
    attribute("errors", String(number(cases, "broken"))),
    attribute("skipped", String(number(cases, "skipped"))),
    attribute("time", "0.000"),
  ].join("");
  return `  <testsuite${attributes}>\n${cases.map((test) => testCase(file, test)).join("")}  </testsuite>\n`;
}

function testCase(file: string, { name, outcome, errors, warnings, answer }: TestCase): string {
  const open = `    <testcase${attribute("name", name)}${attribute("classname", file)}${attribute("time", "0.000")}`;
  const body: string[] = [];
  if (outcome === "skipped") body.push(`<skipped${attribute("message", "The question has no points.")}/>`);
  if (errors.length) body.push(failure(outcome === "broken" ? "error" : "failure", errors));
  const said = [
    ...(answer?.score == null
      ? []
      : [`covers ${answer.score} % of the points, at least ${answer.minScore} % are asked for`]),
    ...warnings.map(findingText),
  ];
  if (said.length) body.push(`<system-out>${xml(said.join("\n"))}</system-out>`);
  return body.length
    ? `${open}>\n${body.map((line) => `      ${line}\n`).join("")}    </testcase>\n`
    : `${open}/>\n`;
}

function failure(element: string, errors: readonly Finding[]): string {
  const [first] = errors;
  const attributes = attribute("message", first?.message ?? "") + attribute("type", first?.code ?? "");
  return `<${element}${attributes}>${xml(errors.map(findingText).join("\n"))}</${element}>`;
}

function attribute(name: string, value: string): string {
  return ` ${name}="${xml(value).replace(/[\t\n]/g, " ")}"`;
}

const NOT_XML =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g;

/** What XML 1.0 cannot hold is left out; `]]>` may not stand in text; `##[` and `::` are commands to some log readers. */
function xml(text: string): string {
  return wellFormed(text.replace(/\r\n?/g, "\n").replace(NOT_XML, ""))
    .replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)
    .replace(/##/g, "#&#35;")
    .replace(/^([ \t]*):(?=:)/gm, "$1&#58;");
}
