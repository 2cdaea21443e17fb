import { TICKET_MOMENTS, type Ticket } from '../../core/domain/ticket.ts';
import { type CsvField, csvOf, isoMoment } from './csv.ts';

/** Columns of the CSV and properties of the GeoJSON, in their order. Moments are ISO 8601 in UTC. */
const FIELDS: readonly CsvField<Ticket>[] = [
  { name: 'id', of: ({ id }) => id },
  { name: 'stage', of: ({ stage }) => stage },
  { name: 'outcome', of: ({ outcome }) => outcome },
  { name: 'category', of: ({ category }) => category },
  { name: 'codeVersion', of: ({ codeVersion }) => codeVersion },
  { name: 'channel', of: ({ channel }) => channel },
  { name: 'grade', of: ({ grade }) => grade },
  { name: 'gridId', of: ({ gridId }) => gridId },
  { name: 'unitId', of: ({ unitId }) => unitId },
  { name: 'lon', of: ({ position }) => position?.[0] },
  { name: 'lat', of: ({ position }) => position?.[1] },
  ...TICKET_MOMENTS.map((moment) => ({ name: moment, of: ({ times }: Ticket) => isoMoment(times[moment]) })),
  { name: 'dueAt', of: ({ dueAt }) => isoMoment(dueAt) },
  { name: 'satisfaction', of: ({ satisfaction }) => satisfaction },
  { name: 'reworkCount', of: ({ reworkCount }) => reworkCount },
  { name: 'mergedInto', of: ({ mergedInto }) => mergedInto },
  { name: 'source', of: ({ source }) => source },
  { name: 'provenance', of: ({ provenance }) => provenance },
];

/** All tickets as RFC 4180. */
export const toCsv = (chunks: AsyncIterable<readonly Ticket[]>): AsyncGenerator<string> => csvOf(FIELDS, chunks);

/** RFC 7946; a ticket without a position has a null geometry. */
export async function* toGeoJson(chunks: AsyncIterable<readonly Ticket[]>): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":[';
  let separator = '';
  for await (const chunk of chunks) {
    yield separator + chunk.map((ticket) => JSON.stringify(feature(ticket))).join(',');
    separator = ',';
  }
  yield ']}';
}

function feature(ticket: Ticket) {
  const properties = Object.fromEntries(FIELDS.map(({ name, of }) => [name, of(ticket) ?? null]));
  const { position } = ticket;
  return {
    type: 'Feature',
    id: ticket.id,
    geometry: position ? { type: 'Point', coordinates: position } : null,
    properties,
  };
}
