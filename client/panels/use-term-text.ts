import { codeText } from '../i18n/ticket-words.ts';
import { useApp, useText } from './app-context.ts';

/** A code in the words of the district's table; else in our own, else as it came. */
export function useTermText(): (kind: string, code: string) => string {
  const t = useText();
  const language = useApp((state) => state.language);
  const names = useApp((state) => state.district?.termNames);
  return (kind, code) => names?.get(`${kind}.${code}`)?.[language] ?? codeText(kind, code, t);
}
