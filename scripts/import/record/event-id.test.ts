import { describe, expect, it } from 'vitest';
import { contentEventId } from './event-id.ts';

describe('contentEventId', () => {
  const content = { ticketId: 'T-1', times: { receivedAt: 1, closedAt: 2 } };

  it('is a version 5 UUID', () => {
    expect(contentEventId('town', content)).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it('follows from the content, whatever order it is written in and whatever is undefined', () => {
    const same = { times: { closedAt: 2, receivedAt: 1 }, ticketId: 'T-1', outcome: undefined };
    expect(contentEventId('town', same)).toBe(contentEventId('town', content));
  });

  it('differs with the content and with the district', () => {
    const ids = [
      contentEventId('town', content),
      contentEventId('town', { ...content, ticketId: 'T-2' }),
      contentEventId('other', content),
    ];
    expect(new Set(ids).size).toBe(3);
  });

  it('never changes, or every file would be imported anew', () => {
    expect(contentEventId('town', content)).toMatchInlineSnapshot(`"7fd11fd0-cdc5-5126-bb1e-57e5ac80a2bc"`);
  });
});
