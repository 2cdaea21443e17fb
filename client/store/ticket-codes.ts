import { GRADES, TICKET_STAGES } from '../../core/domain/ticket.ts';

/** Numbers that stand for stages and grades in the columns of a table: their places in the lists of the domain. */
export const CLOSED = TICKET_STAGES.indexOf('closed');
export const ACCEPTANCE = TICKET_STAGES.indexOf('acceptance');
export const URGENT = GRADES.indexOf('urgent');
/** The number of a ticket that carries no grade. */
export const NO_GRADE = GRADES.length;
/** The number of no grid. */
export const NOWHERE = 0;

/** What a ticket adds to a share that is taken of many. */
export const NOT_COUNTED = 0;
export const KEPT = 1;
export const MISSED = 2;
