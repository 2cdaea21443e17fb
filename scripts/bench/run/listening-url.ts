import type { ChildProcess } from 'node:child_process';

const LISTENING = /http:\/\/127\.0\.0\.1:\d+/;

/** Wait until a server says on its standard output where it listens. @throws Error with what it said instead. */
export function listeningUrl(child: ChildProcess, limitMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const limit = setTimeout(() => reject(new Error(`The server does not listen. ${output}`)), limitMs);
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
      const [url] = LISTENING.exec(output) ?? [];
      if (!url) return;
      clearTimeout(limit);
      child.stdout?.removeAllListeners('data').resume(); // whatever else it says is not ours to keep
      resolve(url);
    });
    child.once('exit', (code) => {
      clearTimeout(limit);
      reject(new Error(`The server ended with ${code}. ${output}`));
    });
  });
}
