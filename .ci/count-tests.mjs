/**
 * Adds up Vitest's JSON reports and prints `N passed, N failed, N skipped`; exit code 1 when anything failed.
 * `--steps passed,failed,skipped` adds what no report tells of. A file that broke before its first test is a failure.
 */
import { existsSync, readFileSync } from 'node:fs';

const args = process.argv.slice(2);
const steps = args[0] === '--steps' ? args.splice(0, 2)[1].split(',').map(Number) : [0, 0, 0];
const total = { passed: steps[0], failed: steps[1], skipped: steps[2] };

for (const report of args) {
  if (existsSync(report)) count(JSON.parse(readFileSync(report, 'utf8')));
}
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 ? 1 : 0;

function count({ testResults }) {
  for (const { status, assertionResults } of testResults) {
    const failed = assertionResults.filter((result) => result.status === 'failed').length;
    total.failed += failed;
    total.passed += assertionResults.filter((result) => result.status === 'passed').length;
    total.skipped += assertionResults.filter((result) => !['passed', 'failed'].includes(result.status)).length;
    if (status === 'failed' && failed === 0) total.failed += 1;
  }
}
