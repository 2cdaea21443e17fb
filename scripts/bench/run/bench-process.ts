import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { CallName, Calls, FromChild, ToChild } from './calls.ts';

type Waiting = { resolve(answer: unknown): void; reject(error: Error): void };

/** A part of a bench in a process of its own, so that its work is not counted as another's. */
export class BenchProcess<Asked extends Calls> {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  /** @param entry - A built file that calls `serveParent`. */
  constructor(entry: string) {
    // Nothing of the loader that runs the benches from source may slow down what they measure.
    this.#child = fork(entry, {
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#child.on('message', (message) => this.#take(message as FromChild));
    this.#child.on('exit', (code, signal) => this.#fail(`${entry} ended (${signal ?? code}).`));
    this.#child.on('error', (error) => this.#fail(error.message));
  }

  call<Name extends CallName<Asked>>(call: Name, ask: Asked[Name]['ask']): Promise<Asked[Name]['answer']> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#child.send({ id, call, ask } satisfies ToChild, (error) => error && this.#fail(error.message));
    });
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exited = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await exited;
  }

  #take(message: FromChild): void {
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.ok) waiting?.resolve(message.answer);
    else waiting?.reject(new Error(message.message));
  }

  #fail(message: string): void {
    for (const { reject } of this.#waiting.values()) reject(new Error(message));
    this.#waiting.clear();
  }
}
