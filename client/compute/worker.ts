import { answerCalls, type WorkerPort } from './answer-calls.ts';
import { densityAnswers } from './density-answers.ts';

// The page's types know `self` as a window; in here it is the worker's own scope, which is a port.
answerCalls(self as unknown as WorkerPort, densityAnswers(), (run) => setTimeout(run));
