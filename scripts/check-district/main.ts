import { complain, say } from '../import/terminal-text.ts';
import { checkDistrict } from './check-district.ts';

const [command, folder, ...rest] = process.argv.slice(2);
if (command !== 'check' || !folder || rest.length > 0) {
  console.error('npm run district -- check DIR');
  process.exitCode = 2;
} else {
  const problems = await checkDistrict(folder);
  for (const problem of problems) complain(problem);
  if (problems.length === 0) say(`${folder} contradicts itself nowhere.`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
