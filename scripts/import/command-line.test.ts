import { describe, expect, it } from 'vitest';
import { serverUrl } from './command-line.ts';

describe('serverUrl', () => {
  it('takes an address with or without a slash at its end', () => {
    expect(serverUrl('http://127.0.0.1:9/')).toBe('http://127.0.0.1:9');
    expect(serverUrl('https://town.example/doorstep//')).toBe('https://town.example/doorstep');
  });

  it.each(['127.0.0.1:9', 'ftp://town.example', ''])('refuses "%s"', (text) => {
    expect(() => serverUrl(text)).toThrow('--url is an address');
  });
});
