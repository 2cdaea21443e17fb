import { describe, expect, it } from 'vitest';
import { readUrl, writeUrl } from './url.ts';

describe('the address', () => {
  it('says nothing of what is as it is by default', () => {
    expect(writeUrl(readUrl(''))).toBe('');
  });

  it('gives back the view it was written from', () => {
    const address =
      '?lang=en&theme=dark&ticket=2026-01-17%2F004&layers=closed-tickets,grid-lines&map=126.54321,43.81234,14.25';
    expect(writeUrl(readUrl(address))).toBe(address);
    expect(readUrl(address)).toMatchObject({
      language: 'en',
      themeChoice: 'dark',
      selection: { kind: 'ticket', id: '2026-01-17/004' },
      camera: { center: [126.54321, 43.81234], zoom: 14.25 },
    });
  });

  it('takes nothing that is no view', () => {
    expect(readUrl('?lang=fr&theme=pink&map=1,2')).toEqual(readUrl(''));
    expect(readUrl('?map=181,43,9').camera).toBeUndefined();
    expect(readUrl('?map=,,').camera).toBeUndefined();
  });
});
