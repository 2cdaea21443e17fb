import { run } from '../../server/run.ts';
import { firstDays } from '../simulate/first-days.ts';

// What `npm start` runs: the server, with somebody who tells of the days before an invented district was looked at first.
run({ firstDays });
