import type { ReactNode } from 'react';

/** A name that the district has in Chinese only: said so, so that it is read aloud and drawn as what it is. */
export function LocalName({ children }: { children: ReactNode }) {
  return <span lang="zh-CN">{children}</span>;
}
