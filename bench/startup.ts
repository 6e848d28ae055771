/** How long a person waits: start-up as ratios beside bare `node -e 0`, one answer, memory. `npm run bench:startup [rounds]`. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Figure, reportFigures } from "./report.js";
import { largeDeck } from "./startup/deck.js";
import { runDrill } from "./startup/drill-run.js";
import { interleaved, untilExit, untilExitInTerminal, untilShown } from "./startup/measure.js";

const rounds = Math.max(3, Number(process.argv[2] ?? 21));
const hotseat = path.resolve("bin/hotseat.js");
const home = mkdtempSync(path.join(tmpdir(), "hotseat-bench-"));
const env = {
  PATH: process.env.PATH,
  HOME: home,
  HOTSEAT_HOME: home,
  LANG: "C.UTF-8",
  TERM: "xterm-256color",
};
const deck = path.join(home, "large.yaml");

try {
  writeFileSync(deck, largeDeck(10_000));
  const questions = shippedAnswers();
  const drill = await runDrill(
    [hotseat, "drill", "--json", "--count", "60", "--seed", "bench"],
    env,
    (id) => questions.get(id) ?? "I do not know.",
  );
  // First use parses the YAML and fills the cache.
  await untilShown([hotseat, "drill", deck], env)();
  const times = await interleaved(
    {
      bare: untilExit(["-e", "0"], env),
      bareInTerminal: untilExitInTerminal(["-e", "0"], env),
      version: untilExit([hotseat, "--version"], env),
      help: untilExit([hotseat, "--help"], env),
      question: untilShown([hotseat], env),
      large: untilShown([hotseat, "drill", deck, "--new"], env),
    },
    rounds,
  );
  const ratio = (name: string, time: number, budget: number, bare = times.bare): Figure => ({
    name,
    value: time / bare,
    unit: "x",
    budget,
  });
  console.log(
    `Node ${process.version}, medians of ${rounds} interleaved rounds, ${drill.answers} typed answers\n`,
  );
  const over = reportFigures("startup", [
    { name: "node -e 0", value: times.bare, unit: "ms" },
    { name: "node -e 0 in a terminal", value: times.bareInTerminal, unit: "ms" },
    ratio("hotseat --version", times.version, 1.3),
    ratio("hotseat --help", times.help, 1.7),
    // Like with like: a pseudo-terminal takes longer to start anything in, on a busy machine much longer.
    ratio("first question, shipped bank", times.question, 2.2, times.bareInTerminal),
    ratio("first question, 10,000 of one's own, second use", times.large, 3, times.bareInTerminal),
    { name: "grading and saving one answer", value: drill.answerMs, unit: "ms", budget: 6 },
    ...(drill.residentMb === undefined
      ? []
      : [{ name: "resident memory of a drill", value: drill.residentMb, unit: "MB", budget: 90 }]),
  ]);
  process.exitCode = over ? 1 : 0;
} finally {
  rmSync(home, { recursive: true, force: true });
}

/** Model answers by question id: long, real texts. */
function shippedAnswers(): Map<string, string> {
  const { stdout } = spawnSync(process.execPath, [hotseat, "list", "--json"], {
    env,
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  const listed: { questions: { id: string; answer?: string }[] } = JSON.parse(stdout);
  return new Map(listed.questions.map(({ id, answer }) => [id, answer ?? ""]));
}
