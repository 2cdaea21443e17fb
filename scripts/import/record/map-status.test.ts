import { describe, expect, it } from 'vitest';
import type { TicketTimes } from '../../../core/domain/ticket.ts';
import { epochMs } from '../../../core/geo/units.ts';
import { mapStatus, stageByTimes } from './map-status.ts';

const received: TicketTimes = { receivedAt: epochMs(1) };
const closed: TicketTimes = { ...received, closedAt: epochMs(2) };

describe('mapStatus', () => {
  it.each([
    ['Closed', 'closed', undefined],
    ['COMPLETED', 'closed', undefined],
    ['已办结', 'closed', undefined],
    ['归档', 'closed', undefined],
    ['已办结（超期）', 'closed', undefined],
    ['Cancelled', 'closed', 'withdrawn'],
    ['Duplicate (closed)', 'closed', 'withdrawn'],
    ['作废', 'closed', 'withdrawn'],
    ['撤单', 'closed', 'withdrawn'],
    ['Referred Out', 'closed', 'declined'],
    ['不予受理', 'closed', 'declined'],
    ['Pending', 'handling', undefined],
    ['In Progress', 'handling', undefined],
    ['处理中', 'handling', undefined],
    ['待派单', 'dispatch', undefined],
    ['待回访', 'feedback', undefined],
    ['待评价', 'rating', undefined],
    ['Open', 'acceptance', undefined],
    ['未办结', 'acceptance', undefined],
    ['Not Completed', 'acceptance', undefined],
    ['Not cancelled', 'acceptance', undefined],
    ['Pending Closure', 'feedback', undefined],
    ['Erledigt', 'closed', undefined],
    ['In Bearbeitung', 'handling', undefined],
    ['Offen', 'acceptance', undefined],
    ['Abgelehnt', 'closed', 'declined'],
    ['Gelöst', 'closed', undefined],
    ['Clôturé', 'closed', undefined],
    ['CLOTURE', 'closed', undefined],
    ['En cours', 'handling', undefined],
    ['Ouvert', 'acceptance', undefined],
    ['Rejeté', 'closed', 'declined'],
    ['申请延期', 'acceptance', undefined],
    ['退回重办', 'handling', undefined],
    ['待签收', 'handling', undefined],
    ['已签收', 'handling', undefined],
    ['已回访', 'rating', undefined],
    ['已评价', 'closed', undefined],
    ['立案', 'dispatch', undefined],
    ['核查', 'feedback', undefined],
    ['办结中', 'handling', undefined],
  ])('puts "%s" at %s', (word, stage, outcome) => {
    expect(mapStatus(word, received)).toEqual({ stage, outcome, isKnown: true });
  });

  it('lets "open" outweigh an old closing time, and the other moments say how far it is', () => {
    expect(mapStatus('Open', closed)).toEqual({ stage: 'acceptance', isKnown: true });
    expect(mapStatus('Open', { ...closed, dispatchedAt: epochMs(2) })).toEqual({ stage: 'handling', isKnown: true });
  });

  it('decides by the moments when a word is unknown or missing', () => {
    expect(mapStatus('Zugeteilt', closed)).toEqual({ stage: 'closed', isKnown: false });
    expect(mapStatus('Zugeteilt', received)).toEqual({ stage: 'acceptance', isKnown: false });
    for (const word of ['Preferred', 'To be closed', '✅']) expect(mapStatus(word, received).isKnown).toBe(false);
    expect(mapStatus('', closed)).toEqual({ stage: 'closed', isKnown: true });
  });
});

describe('stageByTimes', () => {
  it('is the stage behind the last moment', () => {
    const at = epochMs(2);
    expect(stageByTimes(received)).toBe('acceptance');
    expect(stageByTimes({ ...received, acceptedAt: at })).toBe('dispatch');
    expect(stageByTimes({ ...received, dispatchedAt: at })).toBe('handling');
    expect(stageByTimes({ ...received, handledAt: at })).toBe('feedback');
    expect(stageByTimes({ ...received, answeredAt: at })).toBe('rating');
  });
});
