import type { CallName, Calls, FromChild, ToChild } from './calls.ts';

type Handlers<Asked extends Calls> = {
  readonly [Name in CallName<Asked>]: (ask: Asked[Name]['ask']) => Promise<Asked[Name]['answer']>;
};

/** Answer what a `BenchProcess` asks, until it ends this process. */
export function serveParent<Asked extends Calls>(handlers: Handlers<Asked>): void {
  process.on('message', async ({ id, call, ask }: ToChild) => {
    const answer = await handlers[call as CallName<Asked>](ask).then(
      (value): FromChild => ({ id, ok: true, answer: value }),
      (error: Error): FromChild => ({ id, ok: false, message: error.stack ?? error.message }),
    );
    process.send?.(answer);
  });
  process.on('disconnect', () => process.exit(0));
}
