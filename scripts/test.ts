/**
 * Everything that must hold, in order, each step with a heading and its time. A step that fails does not stop the others; the
 * last line is "N passed, N failed": tests, and one for each step that has none.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod";

interface Step {
  readonly name: string;
  readonly commands: readonly (readonly string[])[];
  readonly report?: "vitest" | "playwright";
  /** The step that must have passed for this one to mean anything. */
  readonly after?: string;
}

interface Outcome {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
  readonly note: string;
}

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const STEP_TIMEOUT_MS = 20 * 60_000;
const ARCHITECTURE = "tests/architecture.test.ts";

const STEPS: readonly Step[] = [
  { name: "format and lint", commands: [["biome", "check", "."]] },
  // The types of the routes are generated: a fresh checkout has none.
  {
    name: "types",
    commands: [
      ["next", "typegen"],
      ["tsc", "--noEmit"],
    ],
  },
  { name: "unused code", commands: [["knip"]] },
  {
    name: "unit tests",
    commands: [["vitest", "run", "--project", "unit", "--exclude", ARCHITECTURE]],
    report: "vitest",
  },
  {
    name: "architecture",
    commands: [["vitest", "run", "--project", "unit", ARCHITECTURE]],
    report: "vitest",
  },
  { name: "integration tests", commands: [["vitest", "run", "--project", "integration"]], report: "vitest" },
  { name: "production build", commands: [["tsx", "scripts/build.ts"]] },
  {
    name: "end-to-end tests",
    commands: [["playwright", "test"]],
    report: "playwright",
    after: "production build",
  },
];

/**
 * Leads the step's process group and reads a pipe that only we hold: when we end, however that is, the group ends too.
 * Handed to Node as text because it must stand alone.
 */
const LEADER = `
const [program, ...args] = process.argv.slice(1);
const child = require("node:child_process").spawn(program, args, { stdio: ["ignore", "inherit", "inherit"] });
child.on("error", (error) => { console.error(error.message); process.exit(127); });
child.on("exit", (code) => process.exit(code ?? 1));
process.on("SIGTERM", () => {});
process.stdin.on("error", () => {}).on("close", () => {
  process.kill(-process.pid, "SIGTERM");
  setTimeout(() => process.kill(-process.pid, "SIGKILL"), 5000);
}).resume();
`;

let running: ChildProcess | null = null;

async function run(command: readonly string[], reportFile: string): Promise<number> {
  const bin = path.join(root, "node_modules", ".bin");
  const [program = "", ...args] = command;
  const child = spawn(process.execPath, ["-e", LEADER, path.join(bin, program), ...args], {
    cwd: root,
    detached: true,
    stdio: ["pipe", "inherit", "inherit"],
    env: {
      ...process.env,
      PATH: `${bin}${path.delimiter}${process.env.PATH ?? ""}`,
      PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile,
      NEXT_TELEMETRY_DISABLED: "1",
    },
  });
  running = child;
  const timer = setTimeout(() => {
    console.error(`No end after ${STEP_TIMEOUT_MS / 60_000} minutes: stopped.`);
    child.stdin?.end();
  }, STEP_TIMEOUT_MS);
  const [code] = await once(child, "exit");
  clearTimeout(timer);
  killGroup(child);
  running = null;
  return typeof code === "number" ? code : 1;
}

/** What a step left behind, if it did. */
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // Nothing is left: the usual case.
  }
}

function withReporter(step: Step, command: readonly string[], reportFile: string): readonly string[] {
  if (step.report === "vitest") {
    return [...command, "--reporter=default", "--reporter=json", `--outputFile.json=${reportFile}`];
  }
  return step.report === "playwright" ? [...command, "--reporter=list,json"] : command;
}

const VITEST = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
const PLAYWRIGHT = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
});

/** Tests that passed and failed; null when the step wrote no report. */
function readReport(step: Step, reportFile: string): { passed: number; failed: number } | null {
  if (!step.report || !existsSync(reportFile)) return null;
  const json: unknown = JSON.parse(readFileSync(reportFile, "utf8"));
  if (step.report === "vitest") {
    const { numPassedTests, numFailedTests } = VITEST.parse(json);
    return { passed: numPassedTests, failed: numFailedTests };
  }
  const { expected, unexpected, flaky } = PLAYWRIGHT.parse(json).stats;
  return { passed: expected, failed: unexpected + flaky };
}

async function runStep(step: Step, reportFile: string): Promise<Outcome> {
  const began = Date.now();
  let code = 0;
  for (const command of step.commands) {
    if (code === 0) code = await run(withReporter(step, command, reportFile), reportFile);
  }
  const seconds = (Date.now() - began) / 1000;
  const tests = readReport(step, reportFile);
  if (!tests) {
    return { name: step.name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, seconds, note: "" };
  }
  // A file that does not load, or a hook that throws, fails the step without failing a test.
  const failed = code === 0 ? tests.failed : Math.max(1, tests.failed);
  return { name: step.name, passed: tests.passed, failed, seconds, note: `${tests.passed} passed` };
}

function printSummary(outcomes: readonly Outcome[]): void {
  console.log("\n== summary");
  for (const { name, failed, seconds, note } of outcomes) {
    const verdict = failed > 0 ? "FAILED" : "ok";
    const counts = failed > 0 && note ? `${note}, ${failed} failed` : note;
    console.log(
      `${verdict.padEnd(7)} ${name.padEnd(18)} ${seconds.toFixed(1).padStart(7)} s  ${counts}`.trimEnd(),
    );
  }
  const sum = (pick: (outcome: Outcome) => number) => outcomes.reduce((total, one) => total + pick(one), 0);
  const failed = sum((outcome) => outcome.failed);
  if (failed > 0) process.exitCode = 1;
  console.log(`${sum((outcome) => outcome.passed)} passed, ${failed} failed`);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    console.error(`\nStopped by ${signal}.`);
    const child = running;
    if (!child) process.exit(1);
    child.once("exit", () => {
      killGroup(child);
      process.exit(1);
    });
    child.stdin?.end();
  });
}

const reports = mkdtempSync(path.join(tmpdir(), "fairlead-reports-"));
process.on("exit", () => rmSync(reports, { recursive: true, force: true }));
const outcomes: Outcome[] = [];
for (const [index, step] of STEPS.entries()) {
  console.log(`\n== ${step.name}`);
  const before = outcomes.find(({ name }) => name === step.after);
  if (before && before.failed > 0) {
    console.log(`Not run: ${before.name} failed.`);
    outcomes.push({ name: step.name, passed: 0, failed: 1, seconds: 0, note: "not run" });
    continue;
  }
  outcomes.push(await runStep(step, path.join(reports, `${index}.json`)));
}
printSummary(outcomes);
