import { useEffect, useState } from 'react';

/** Code that is fetched when it is needed, and again on demand if that fails. */
export type Chunk<Code> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly code: Code }
  | { readonly kind: 'failed'; retry(): void };

/** @param load - Never made anew. */
export function useChunk<Code>(load: () => Promise<Code>): Chunk<Code> {
  const [chunk, setChunk] = useState<Chunk<Code>>({ kind: 'loading' });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is what asks for the code again
  useEffect(() => {
    let isWanted = true;
    setChunk({ kind: 'loading' });
    load().then(
      (code) => isWanted && setChunk({ kind: 'ready', code }),
      (error: unknown) => {
        console.error('A part of the page could not be fetched.', error);
        if (isWanted) setChunk({ kind: 'failed', retry: () => setAttempt((before) => before + 1) });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [load, attempt]);
  return chunk;
}
