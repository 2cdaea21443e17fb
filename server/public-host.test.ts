import { describe, expect, it } from 'vitest';
import { isPublicHost } from './public-host.ts';

describe('isPublicHost', () => {
  it.each([
    '127.0.0.1',
    '127.9.9.9',
    'localhost',
    '::1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.0.9',
    '100.64.0.1',
    'fd00::7',
    'fe80::1',
  ])('takes %s for inside', (host) => expect(isPublicHost(host)).toBe(false));

  it.each(['0.0.0.0', '::', '8.8.8.8', '172.32.0.1', '192.169.0.1', '2001:db8::1', 'map.example.org', ''])(
    'takes %s for outside',
    (host) => expect(isPublicHost(host)).toBe(true),
  );
});
