import type { LikelyOrder } from '../record/date-order.ts';
import type { ColumnProfile } from './profile-table.ts';
import type { Mapping, Role } from './roles.ts';

/** One column's part in the mapping, and how sure that is. */
export type Choice = {
  readonly role: Role;
  readonly column: ColumnProfile;
  /** 0 to 1; 1 when the person said so. */
  readonly confidence: number;
  readonly by: 'person' | 'name' | 'values';
};

/** What is wrong or worth knowing about a proposal. */
export type Finding =
  /** `misfit` is called like it, and its values are not. */
  | { readonly kind: 'missing'; readonly role: 'id' | 'received'; readonly misfit?: ColumnProfile }
  | { readonly kind: 'dateOrderAmbiguous' | 'dateOrderMixed'; readonly example: string }
  | { readonly kind: 'dateOrderAssumed'; readonly example: string; readonly likely: LikelyOrder }
  | { readonly kind: 'swapped' }
  /** These columns look like positions, and none is used. */
  | { readonly kind: 'positionsLost'; readonly columns: readonly ColumnProfile[] }
  | { readonly kind: 'noCategory' }
  /** Neither a status nor a closing time: nothing can ever be closed. */
  | { readonly kind: 'noStatus' };

export type Proposal = {
  readonly mapping: Mapping;
  readonly choices: readonly Choice[];
  readonly unused: readonly ColumnProfile[];
  readonly findings: readonly Finding[];
};
