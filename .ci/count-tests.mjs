/**
 * Adds up Vitest's JSON reports, names what failed with its first lines of why, and prints `N passed, N failed, N skipped` last;
 * exit code 1 when anything failed.
 * `--steps passed,failed,skipped` adds what no report tells of. A file that broke before its first test is a failure.
 */
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';

const args = process.argv.slice(2);
const steps = args[0] === '--steps' ? args.splice(0, 2)[1].split(',').map(Number) : [0, 0, 0];
const total = { passed: steps[0], failed: steps[1], skipped: steps[2] };

for (const report of args) {
  if (existsSync(report)) count(JSON.parse(readFileSync(report, 'utf8')));
}
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 ? 1 : 0;

function count({ testResults }) {
  for (const { name, message, status, assertionResults } of testResults) {
    const failures = assertionResults.filter((result) => result.status === 'failed');
    for (const { fullName, failureMessages } of failures) tell(name, fullName, failureMessages.join('\n'));
    total.failed += failures.length;
    total.passed += assertionResults.filter((result) => result.status === 'passed').length;
    total.skipped += assertionResults.filter((result) => !['passed', 'failed'].includes(result.status)).length;
    if (status === 'failed' && failures.length === 0) {
      tell(name, 'before its first test', message);
      total.failed += 1;
    }
  }
}

function tell(file, test, why) {
  console.log(`failed: ${relative(process.cwd(), file)}: ${test}`);
  for (const line of why.split('\n').slice(0, 12)) console.log(`  ${line}`);
}
