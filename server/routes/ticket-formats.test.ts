import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { Ticket } from '../../core/domain/ticket.ts';
import { makeTicket, ticketId } from '../../core/testing/make.ts';
import { toCsv, toGeoJson } from './ticket-formats.ts';

async function* inChunks(...chunks: Ticket[][]): AsyncGenerator<Ticket[]> {
  yield* chunks;
}

async function textOf(parts: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const part of parts) text += part;
  return text;
}

const makeMany = (...ids: string[]) => ids.map((id) => makeTicket({ id: ticketId(id) }));
const readCsv = (text: string): Record<string, string>[] => parse(text, { bom: true, columns: true });

describe('toCsv', () => {
  it('gives the rows of all chunks under one header', async () => {
    const text = await textOf(toCsv(inChunks(makeMany('A', 'B'), makeMany('C'))));
    expect(readCsv(text).map(({ id }) => id)).toEqual(['A', 'B', 'C']);
    expect(text.match(/\uFEFF/g)).toHaveLength(1);
  });

  it.each(['two\nlines', 'two\r\nlines', 'a "quote"', 'a,b', ',', '"', '汉字、标点'])(
    'gives %j back when it is read',
    async (category) => {
      const [row] = readCsv(await textOf(toCsv(inChunks([makeTicket({ category })]))));
      expect(row.category).toBe(category);
    },
  );

  it.each(['=1', '+1', '-1', '@a', '\tx', '\rx', '＝1', '＋1', '－1', '＠a', '=a,"b"'])(
    'puts an apostrophe before %j',
    async (category) => {
      const [row] = readCsv(await textOf(toCsv(inChunks([makeTicket({ category })]))));
      expect(row.category).toBe(`'${category}`);
    },
  );

  it('leaves numbers below zero as they are, and signs inside a text', async () => {
    const ticket = makeTicket({ position: [-118.25, -34], category: 'a=1+1' });
    const [row] = readCsv(await textOf(toCsv(inChunks([ticket]))));
    expect([row.lon, row.lat, row.category]).toEqual(['-118.25', '-34', 'a=1+1']);
  });
});

describe('toGeoJson', () => {
  it('gives the features of all chunks in one collection', async () => {
    const { features } = JSON.parse(await textOf(toGeoJson(inChunks(makeMany('A', 'B'), makeMany('C')))));
    expect(features.map(({ id }: { id: string }) => id)).toEqual(['A', 'B', 'C']);
  });

  it('is a collection without features for no tickets', async () => {
    expect(JSON.parse(await textOf(toGeoJson(inChunks())))).toEqual({ type: 'FeatureCollection', features: [] });
  });
});
