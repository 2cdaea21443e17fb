import type { ViewLevel } from '../../core/access/roles.ts';
import { type ServerFrame, STREAM_PATH, type Welcome } from '../../core/protocol/stream.ts';
import { keepLeaveReason } from '../store/leave-reason.ts';
import { selectMay } from '../store/session.ts';
import type { AppStore } from '../store/store.ts';
import { Feed } from './feed.ts';
import { FrameQueue } from './frame-queue.ts';
import { PatrolAges } from './patrol-ages.ts';
import { Reader } from './reader.ts';
import { readSession, SessionWatch, withView } from './session-watch.ts';
import { LiveSocket } from './socket.ts';

const TICK_MS = 250;

const mayReadRows = selectMay('log.read');

/**
 * Brings the district's log to the store and keeps it there: asks who looks, reads the district, opens the stream, applies what
 * comes.
 *
 * @param view - What this screen shows at most, whoever is signed in.
 * @returns a function that ends it.
 */
export function startStream(store: AppStore, view?: ViewLevel): () => void {
  const stream = new Stream(store, view);
  const ticker = setInterval(() => store.getState().tick(Date.now()), TICK_MS);
  const onOnline = () => stream.retryNow();
  // A page the browser had put away may have been somebody else's.
  const onShown = ({ persisted }: PageTransitionEvent) => persisted && stream.doubt();
  let { retries } = store.getState();
  const unsubscribe = store.subscribe((state) => {
    if (state.retries === retries) return;
    retries = state.retries;
    stream.retryNow();
  });
  window.addEventListener('online', onOnline);
  window.addEventListener('pageshow', onShown);
  store.getState().tick(Date.now());
  stream.start();

  return () => {
    clearInterval(ticker);
    unsubscribe();
    window.removeEventListener('online', onOnline);
    window.removeEventListener('pageshow', onShown);
    stream.stop();
  };
}

class Stream {
  readonly #store: AppStore;
  readonly #feed = new Feed();
  readonly #session: SessionWatch;
  readonly #reader: Reader;
  readonly #patrolAges: PatrolAges;
  readonly #queue = new FrameQueue((frame) => this.#take(frame));
  readonly #socket: LiveSocket;
  /** The hash the district was last read again for, so that a server that contradicts itself is not asked forever. */
  #readFor: string | undefined;

  constructor(store: AppStore, view: ViewLevel | undefined) {
    this.#store = store;
    this.#session = new SessionWatch(store, { ...sessionHost(view), nobody: () => this.stop() }, view);
    const onDoubt = () => this.doubt();
    this.#reader = new Reader(store, { view, mayReadRows: () => mayReadRows(store.getState()) }, onDoubt);
    this.#patrolAges = new PatrolAges(store);
    this.#socket = new LiveSocket(browserHost(view), {
      onOpen: () => this.#feed.hello(),
      onFrame: (frame) => this.#queue.push(frame),
      onBadFrame: () => this.#store.getState().countBadRecord(),
      onLost: (attempt) => this.#lost(attempt),
      onDoubt,
      onRefused: () => this.#refuse(),
    });
  }

  /** Who looks is asked beside the rest: the first list waits for nobody. */
  start(): void {
    void this.#session.ask();
    this.#reader.readDistrict(() => this.#socket.connect());
  }

  /** Somebody else may look now, or nobody. */
  doubt(): void {
    void this.#session.ask();
  }

  retryNow(): void {
    this.#reader.retryNow();
    this.#socket.retryNow();
  }

  stop(): void {
    this.#session.stop();
    this.#reader.stop();
    this.#queue.stop();
    this.#socket.stop();
  }

  #lost(attempt: number): void {
    this.#queue.clear();
    this.#reader.stop();
    this.#store.getState().setConnection({ kind: 'connecting', attempt });
  }

  #take(frame: ServerFrame): void {
    const state = this.#store.getState();
    const wallAt = Date.now();
    if ('districtAt' in frame) {
      const { districtAt, clockFactor: factor } = frame;
      state.setClock({ districtAt, factor, wallAt, kind: frame.kind === 'welcome' ? frame.clock : undefined });
    }
    if (frame.kind === 'welcome' && this.#isOtherDistrict(frame)) {
      this.#changeDistrict(frame);
      return;
    }
    if (frame.kind === 'welcome') this.#patrolAges.welcomed();
    if (frame.kind === 'positions') {
      state.showPatrols(frame, wallAt);
      void this.#patrolAges.counted();
    }
    const step = this.#feed.accept(frame);
    if (step.kind === 'apply') state.applyEvents(step.events, step.seq);
    if (step.kind === 'hello') this.#sayHello();
    if (step.kind === 'load') this.#load(step.url);
    if (step.kind === 'refused') {
      this.#refuse();
      return;
    }
    this.#showProgress(frame);
    state.heard(wallAt);
  }

  #showProgress(frame: ServerFrame): void {
    const { connection, setConnection } = this.#store.getState();
    if (this.#feed.isComplete) {
      if (connection.kind !== 'live') setConnection({ kind: 'live' });
    } else if (frame.kind === 'welcome') setConnection({ kind: 'catching-up' });
  }

  #isOtherDistrict({ districtHash }: Welcome): boolean {
    return districtHash !== this.#readFor && districtHash !== this.#store.getState().district?.body.districtHash;
  }

  /** Days, window and grids may be others now, so the state is built anew from the snapshot. */
  #changeDistrict({ districtHash }: Welcome): void {
    this.#readFor = districtHash;
    this.#feed.forget();
    this.#reader.readDistrict(() => this.#sayHello());
  }

  #load(url: string): void {
    this.#reader.readLog(url, ({ epoch, seq, log, latest }) => {
      this.#feed.standAt(epoch, seq);
      this.#store.getState().replaceLog(log, epoch, latest);
      this.#sayHello();
    });
  }

  #sayHello(): void {
    this.#socket.send(this.#feed.hello());
  }

  #refuse(): void {
    this.stop();
    this.#store.getState().setConnection({ kind: 'refused', code: 'protocol' });
  }
}

const times = {
  now: () => Date.now(),
  random: () => Math.random(),
  setTimer: (run: () => void, delayMs: number) => window.setTimeout(run, delayMs),
  clearTimer: (timer: number) => window.clearTimeout(timer),
};

const browserHost = (view: ViewLevel | undefined) => ({
  ...times,
  open: () => new WebSocket(new URL(withView(STREAM_PATH, view), location.href.replace(/^http/, 'ws'))),
});

const sessionHost = (view: ViewLevel | undefined) => ({
  ...times,
  read: () => readSession(view),
  reload: (hasEnded: boolean) => {
    if (hasEnded) keepLeaveReason('session-ended');
    location.reload();
  },
});
