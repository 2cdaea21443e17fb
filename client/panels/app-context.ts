import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { type Format, formatIn } from '../i18n/format.ts';
import { type Translate, translate, translateWords, type Words } from '../i18n/t.ts';
import { selectZone } from '../store/district.ts';
import type { Requests } from '../store/requests.ts';
import type { AppState, AppStore } from '../store/store.ts';
import { selectLanguage } from '../store/view.ts';
import { useSharedSelection } from './shared-selection.ts';

/** The store of the page, given once by the shell. */
export const AppContext = createContext<AppStore | undefined>(undefined);

/** What panels ask of the server for their own eyes, given once by the page. */
export const RequestsContext = createContext<Requests | undefined>(undefined);

export function useRequests(): Requests {
  const requests = useContext(RequestsContext);
  if (!requests) throw new Error('No requests above this panel.');
  return requests;
}

/** The store itself, for what is asked once and not followed. */
export function useAppStore(): AppStore {
  const store = useContext(AppContext);
  if (!store) throw new Error('No store above this panel.');
  return store;
}

/** A value of the store; the panel is drawn again when the value is another one, so it must not be made anew each time. */
export function useApp<Value>(selector: (state: AppState) => Value): Value {
  return useStore(useAppStore(), selector);
}

/** The same for what stands on the page hundreds of times, as rows do. @param selector - Never made anew. */
export function useShared<Value>(selector: (state: AppState) => Value): Value {
  return useSharedSelection(useAppStore(), selector);
}

/** The verbs of the store; asking for them never draws a panel again. */
export function useVerbs(): AppState {
  return useAppStore().getState();
}

export function useText(): Translate {
  return translate(useShared(selectLanguage));
}

/** Words that belong to one panel, in the language of the page. */
export function useWords<Key extends string>(words: Words<Key>) {
  return translateWords(words, useShared(selectLanguage));
}

/** Numbers and moments in the language of the page and the zone of the district. */
export function useFormat(): Format {
  return formatIn(useShared(selectLanguage), useShared(selectZone));
}
