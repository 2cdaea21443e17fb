import { describe, expect, it } from 'vitest';
import { isPublicHost, isPublicOrigin } from './public-host.ts';

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

describe('isPublicOrigin', () => {
  it.each([
    'http://127.0.0.1:8080',
    'https://10.1.2.3',
    'http://[::1]:8080',
    'http://[fd00::7]',
    'http://localhost:3000',
    'https://wall',
    'https://map.district.internal',
    'http://map.LOCAL',
  ])('takes %s for inside', (origin) => expect(isPublicOrigin(origin)).toBe(false));

  it.each(['https://map.example.org', 'https://8.8.8.8', 'http://[2001:db8::1]', 'https://internal.example.org'])(
    'takes %s for outside',
    (origin) => expect(isPublicOrigin(origin)).toBe(true),
  );
});
