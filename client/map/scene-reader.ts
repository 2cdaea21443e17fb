import type { Map as LibreMap } from 'maplibre-gl';
import type { BoundingBox } from '../../core/geo/units.ts';
import { selectMatches } from '../store/matches.ts';
import { selectTable } from '../store/shown-tickets.ts';
import type { AppState } from '../store/store.ts';
import { ticketsAt } from '../store/ticket-table.ts';
import { seenBox, symbolScaleAt, symbolZoom } from './camera.ts';
import { clusterTickets, SINGLES_FROM_ZOOM } from './cluster-tickets.ts';
import { rowsIn, sightBox } from './in-sight.ts';
import type { Palette } from './palette.ts';
import { readScene } from './read-scene.ts';
import type { MapSizes } from './scale.ts';
import type { MapScene } from './scene.ts';
import { siteDetailAt } from './site-detail.ts';

/** Reads the scene of a map, and remembers what a scene after it has in common with it. */
export class SceneReader {
  readonly #map: LibreMap;
  /** Gathered again only when the tickets or the zoom are others. */
  readonly #symbolsOf = lastOf(clusterTickets);
  readonly #openIn = lastOf(rowsIn);
  readonly #closedIn = lastOf(rowsIn);
  readonly #closedTickets = lastOf(ticketsAt);
  readonly #scalesOf = lastOf((whole: number, zoom: number, open: number, closed: number) => ({
    whole,
    open: whole * symbolScaleAt(zoom, open),
    closed: whole * symbolScaleAt(zoom, closed),
    places: whole * symbolScaleAt(zoom, Infinity),
  }));
  #sight: BoundingBox | undefined;

  constructor(map: LibreMap) {
    this.#map = map;
  }

  read(state: AppState, palette: Palette, { letterScale, symbols }: MapSizes): MapScene {
    const zoom = this.#map.getZoom() - Math.log2(symbols); // as a desk would see as much of the district
    const table = selectTable(state);
    const { openOnMap: open, closedOnMap: closed } = selectMatches(state);
    // Farther out nearly all of them are seen.
    this.#sight = zoom < SINGLES_FROM_ZOOM ? undefined : sightBox(seenBox(this.#map), this.#sight);
    return readScene(state, {
      palette,
      ticketSymbols: this.#symbolsOf(table, this.#openIn(table, open, this.#sight), symbolZoom(zoom)),
      closedTickets: this.#closedTickets(table, this.#closedIn(table, closed, this.#sight)),
      siteDetail: siteDetailAt(zoom, state.district?.sites.length ?? 0, symbols > 1),
      letterScale,
      symbolScale: this.#scalesOf(symbols, zoom, open.length, closed.length),
      time: timeOf(state),
    });
  }
}

/** A picture in which something moves depends on the moment, any other one does not. */
function timeOf({ pulses, team, reducedMotion }: AppState): number {
  const now = Date.now();
  const isTeamMoving = !reducedMotion && team?.motion.isMovingAt(now);
  return pulses.length > 0 || isTeamMoving ? now : 0;
}

/** Remember the last answer, as long as the question is the same. */
function lastOf<Question extends readonly unknown[], Answer>(answer: (...question: Question) => Answer) {
  let last: { question: Question; answer: Answer } | undefined;
  return (...question: Question): Answer => {
    if (!last?.question.every((part, i) => Object.is(part, question[i])))
      last = { question, answer: answer(...question) };
    return last.answer;
  };
}
