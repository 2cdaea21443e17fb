import type { GridId } from '../../../core/domain/ids.ts';
import type { LonLat } from '../../../core/geo/units.ts';
import type { ReadTicket } from '../record/read-record.ts';
import type { ImportDistrict } from './district-source.ts';

/** Numbers about records that are in the log, which a person should know. Kept as they come. */
export class Findings {
  withoutPosition = 0;
  /** A position in no area. */
  outsideGrids = 0;
  inSeveralAreas = 0;
  /** The area the source names is not the one the position is counted in. */
  gridDiffers = 0;
  /** … and none of the areas that hold the position either. */
  gridContradicts = 0;
  closingTimesDropped = 0;
  closedBeforeReceipt = 0;
  /** Other moments before the receipt or after the closing. */
  contradictingMoments = 0;
  /** Rows with fewer cells than the header. */
  shortRows = 0;
  categoriesCut = 0;
  statusesKnown = 0;
  readonly categories = new Map<string, number>();
  readonly unknownStatuses = new Map<string, number>();
  readonly unknownAreas = new Map<string, number>();
  readonly #district: ImportDistrict;

  constructor(district: ImportDistrict) {
    this.#district = district;
  }

  add({ content: { position, gridId }, remarks }: ReadTicket): void {
    count(this.categories, remarks.category);
    if (remarks.status?.isKnown) this.statusesKnown += 1;
    else if (remarks.status) count(this.unknownStatuses, remarks.status.word);
    if (remarks.unknownArea !== undefined) count(this.unknownAreas, remarks.unknownArea);
    if (remarks.missingCells > 0) this.shortRows += 1;
    if (remarks.categoryCut) this.categoriesCut += 1;
    if (remarks.closingTimeDropped) this.closingTimesDropped += 1;
    if (remarks.closedBeforeReceipt) this.closedBeforeReceipt += 1;
    this.contradictingMoments += remarks.contradictingMoments;
    if (position) this.#addPosition(position, gridId);
    else this.withoutPosition += 1;
  }

  #addPosition(position: LonLat, reported: GridId | undefined): void {
    const hit = this.#district.index.find(position);
    if (!hit) this.outsideGrids += 1;
    else if (hit.count > 1) this.inSeveralAreas += 1;
    if (!hit || reported === undefined || reported === hit.id) return;
    this.gridDiffers += 1;
    if (!this.#district.holds(reported, position)) this.gridContradicts += 1;
  }
}

function count(counts: Map<string, number>, word: string): void {
  counts.set(word, (counts.get(word) ?? 0) + 1);
}
