// Known faults in the packages that run in production, as the registry tells them. A registry that does not tell fails nobody:
// it is said, since silence would look like health.
import { spawnSync } from 'node:child_process';

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8' });
let counts;
try {
  counts = JSON.parse(stdout).metadata?.vulnerabilities;
} catch {
  // no report: said below
}
if (!counts) {
  console.log('The registry does not tell of known faults: the packages were not audited.');
} else {
  const { critical, high, moderate, low } = counts;
  console.log(`Known faults: ${critical} critical, ${high} high, ${moderate} moderate, ${low} low.`);
  if (critical + high > 0) process.exitCode = 1;
}
