import { describe, expect, it } from 'vitest';
import { isKnownTo } from './etag.ts';

describe('isKnownTo', () => {
  it.each(['"a"', 'W/"a"', '*', ' * ', '"b", W/"a"', '"b","a"'])('knows the tag in %s', (header) => {
    expect(isKnownTo(header, '"a"')).toBe(true);
    expect(isKnownTo(header, 'W/"a"')).toBe(true);
  });

  it.each([undefined, '', '"b"', 'a', '"*"', 'w/"a"'])('does not know it in %s', (header) => {
    expect(isKnownTo(header, '"a"')).toBe(false);
  });
});
