/** 18 × 9 pairs of invented names: one for each of the 2 × 81 streets. */
const FIRST = [...'青云石柳槐榆桦杏梅兰竹荷枫松柏桐桃梨'];
const SECOND = [...'溪岭泉园谷坡湾林台'];

export type Direction = 'NS' | 'EW';

const EW_OFFSET = 81;

/**
 * Two characters for a street, all different: streets with the same first one are 18 apart, and their second ones run
 * through all nine.
 *
 * @param at - The street's column where it runs north to south, its row where it runs east to west.
 */
export function stemOf(direction: Direction, at: number): string {
  const index = direction === 'NS' ? at : EW_OFFSET + at;
  return FIRST[index % FIRST.length] + SECOND[(index + Math.floor(index / FIRST.length)) % SECOND.length];
}

/** A community, counted from 1, is called after the tree or stone of its number. */
export const communityName = (community: number): string => `${FIRST[(community - 1) % FIRST.length]}园社区`;
