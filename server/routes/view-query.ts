import { Type } from 'typebox';
import { VIEW_LEVELS, type ViewLevel } from '../../core/access/roles.ts';

/** Of a screen that others look at as well. */
export const viewParameter = Type.Optional(
  Type.Unsafe<ViewLevel>({
    type: 'string',
    enum: [...VIEW_LEVELS],
    description: 'Show no more than this, whatever the role sees',
  }),
);

export const ViewQuerySchema = Type.Object({ view: viewParameter });
