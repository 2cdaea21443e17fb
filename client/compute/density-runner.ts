import { type DensityQuestion, isOtherQuestion, selectDensityQuestion } from '../store/density.ts';
import type { LoadedDistrict } from '../store/district.ts';
import type { AppStore } from '../store/store.ts';
import type { ComputeClient } from './compute-client.ts';
import type { GroundAnswer } from './messages.ts';

/** New tickets alone do not ask more often than this: a density changes little by one of them. */
const CALM_MS = 2_000;

type Running = { readonly question: DensityQuestion; readonly abort: AbortController };

/**
 * Keeps the density of the store in step with what the screen shows. One question at a time: another radius, filter or
 * district ends the call in flight, tickets that come and go wait for it. What was shown stays until the answer lands.
 *
 * @param connect - Makes the client at the first question, since a page that never asks needs no worker.
 * @returns a function that ends it.
 */
export function startDensityRunner(store: AppStore, connect: () => ComputeClient): () => void {
  let client: ComputeClient | undefined;
  let ground: { readonly district: LoadedDistrict; readonly answer: GroundAnswer } | undefined;
  let running: Running | undefined;
  let asked: { readonly question: DensityQuestion; readonly wallAt: number } | undefined;

  const ask = async (question: DensityQuestion, signal: AbortSignal): Promise<void> => {
    client ??= connect();
    if (ground?.district !== question.district)
      ground = {
        district: question.district,
        answer: await client('loadGround', groundOf(question.district), { signal }),
      };
    const { corners } = ground.answer;
    const { positions, radiusMeters } = question;
    const { density } = store.getState();
    const isSameScale = density && !isOtherQuestion({ ...density.question, filter: question.filter }, question);
    const answer = await client(
      'density',
      { positions, radiusMeters, steps: isSameScale ? density.steps : [] },
      { signal },
    );
    store.getState().showDensity({ question, corners, ...answer });
  };

  const follow = () => {
    const state = store.getState();
    const question = selectDensityQuestion(state);
    if (!question || question === asked?.question) return;
    const isOther = !asked || isOtherQuestion(question, asked.question);
    if (!isOther && (running || state.wallAt - asked!.wallAt < CALM_MS)) return;
    running?.abort.abort();
    const mine: Running = { question, abort: new AbortController() };
    running = mine;
    asked = { question, wallAt: state.wallAt };
    ask(question, mine.abort.signal)
      .catch((error: unknown) => {
        if (mine.abort.signal.aborted) return;
        console.error('The density could not be computed.', error);
        store.getState().reportDensityFailure();
        // A worker that died answers nothing any more: the next question goes to a new one.
        client = undefined;
        ground = undefined;
      })
      .finally(() => {
        if (running === mine) running = undefined;
        follow();
      });
  };

  const unsubscribe = store.subscribe(follow);
  follow();
  return () => {
    unsubscribe();
    running?.abort.abort();
  };
}

function groundOf({ body, grids }: LoadedDistrict) {
  const areas = grids.features.map(({ properties, geometry }) => ({
    id: properties.gridId,
    polygons: geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
  }));
  return { bbox: body.bbox, areas };
}
