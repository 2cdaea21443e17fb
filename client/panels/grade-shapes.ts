import type { Grade } from '../../core/domain/ticket.ts';

/** Shape of a grade beside the map, the same as on it. */
export const GRADE_SHAPES = {
  urgent: 'diamond',
  sudden: 'triangle',
  key: 'square',
  ordinary: 'circle',
} as const satisfies Record<Grade, string>;
