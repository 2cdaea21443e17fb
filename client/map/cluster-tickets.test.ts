import { describe, expect, it } from 'vitest';
import type { TicketId } from '../../core/domain/ids.ts';
import { GRADES, type Ticket } from '../../core/domain/ticket.ts';
import { epochMs } from '../../core/geo/units.ts';
import { seededRandom } from '../../core/testing/seeded-random.ts';
import { TicketTableKeeper } from '../store/ticket-table-keeper.ts';
import { clusterTickets } from './cluster-tickets.ts';

/** Tickets scattered over a town of 0.1° by chance that can be repeated. */
function scattered(count: number): Ticket[] {
  const random = seededRandom(3);
  return Array.from({ length: count }, (_, i) => ({
    id: String(i) as TicketId,
    stage: 'handling',
    category: 'A01',
    codeVersion: 'v1',
    channel: 'hotline',
    grade: GRADES[Math.floor(random() * 4)],
    position: [126.5 + random() * 0.1, 43.8 + random() * 0.07],
    times: { receivedAt: epochMs(0) },
    changedAt: epochMs(0),
    reworkCount: 0,
    source: 'simulator',
    provenance: 'simulated',
  }));
}

function clustered(tickets: readonly Ticket[], zoom: number) {
  const { table } = new TicketTableKeeper(tickets, 'UTC');
  return clusterTickets(table, Int32Array.from(tickets.keys()), zoom);
}

describe('clusterTickets', () => {
  it('loses no ticket and tells none twice, at any zoom', () => {
    const tickets = scattered(3_000);
    for (const zoom of [8, 10.25, 12, 12.75, 13]) {
      const { singles, clusters } = clustered(tickets, zoom);
      expect(clusters.length).toBeGreaterThan(0);
      expect(singles.length + clusters.reduce((sum, { count }) => sum + count, 0)).toBe(3_000);
      expect(new Set(singles).size).toBe(singles.length);
    }
  });

  it('lets every ticket stand by itself near the street, and where there are few', () => {
    const many = scattered(3_000);
    expect(clustered(many, 15)).toEqual({ singles: many, clusters: [] });
    const few = scattered(200);
    expect(clustered(few, 5)).toEqual({ singles: few, clusters: [] });
  });

  it('tells a heap that would hide a street as a number, until houses are told apart', () => {
    // 28 px of 512 · 2^14 are 0.0012°: ten tickets within a tenth of that, and the others about 0.002° from each other
    const heap = scattered(10).map((ticket, i): Ticket => ({ ...ticket, position: [126.55 + i * 1e-5, 43.83] }));
    const { singles, clusters } = clustered([...heap, ...scattered(300)], 14);
    expect(clusters.some(({ count }) => count >= 10)).toBe(true);
    expect(singles.length).toBeGreaterThan(250);
    expect(clustered([...heap, ...scattered(300)], 15).clusters).toEqual([]);
  });

  it('tells a heap at one door as a number, however near one looks', () => {
    const heap = scattered(500).map((ticket): Ticket => ({ ...ticket, position: [126.55, 43.83] }));
    const others = scattered(300);
    const { singles, clusters } = clustered([...heap, ...others], 19);
    expect(singles).toEqual(others);
    expect(clusters.map(({ count }) => count)).toEqual([500]);
    const fewAtADoor = [...heap.slice(0, 19), ...others];
    expect(clustered(fewAtADoor, 19)).toEqual({ singles: fewAtADoor, clusters: [] });
  });

  it('stands in the middle of its tickets and wears the worst grade', () => {
    // at zoom 0 the whole town lies in one cell
    const tickets = scattered(400).map((ticket, i) => ({
      ...ticket,
      grade: i === 7 ? ('sudden' as const) : undefined,
    }));
    const { singles, clusters } = clustered(tickets, 0);
    expect(singles).toEqual([]);
    expect(clusters).toHaveLength(1);
    expect(clusters[0]).toMatchObject({ count: 400, grade: 'sudden' });
    expect(clusters[0].position[0]).toBeCloseTo(tickets.reduce((sum, { position }) => sum + position![0], 0) / 400);
  });
});
