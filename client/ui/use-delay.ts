import { useEffect, useState } from 'react';

/** False until so many milliseconds after the first picture: what is loading says so only when it takes long. */
export function useDelay(delayMs: number): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), delayMs);
    return () => clearTimeout(timer);
  }, [delayMs]);
  return isOver;
}
