import { useMemo } from 'react';
import { AppContext, useApp } from '../../panels/app-context.ts';
import { Tag } from '../../ui/Tag.tsx';
import type { ShellProps } from '../stage/shell.ts';
import { debugStack } from './debug-stack.ts';
import { debugWords } from './debug-words.ts';
import { LayerList } from './LayerList.tsx';
import { LayerRoom } from './LayerRoom.tsx';
import { listAddress, readLayerAddress } from './layer-address.ts';
import './debug-shell.css';

/** The engineers' room: every layer by itself, in every state it can be in, on invented data. */
export function DebugShell({ store, onMap }: ShellProps) {
  return (
    <AppContext value={store}>
      <div className="debug">
        <DebugHeader />
        <Room store={store} onMap={onMap} />
      </div>
    </AppContext>
  );
}

function DebugHeader() {
  const text = debugWords[useApp(({ language }) => language)];
  return (
    <header className="debug-header">
      <h1>
        <a href={listAddress(location.search)}>{text.title}</a>
      </h1>
      <Tag tone="warning">{text.demo}</Tag>
      <p>{text.notice}</p>
    </header>
  );
}

function Room({ store, onMap }: ShellProps) {
  const address = useMemo(() => readLayerAddress(location.pathname), []);
  const text = debugWords[useApp(({ language }) => language)];
  const stack = useMemo(debugStack, []);
  if (address.kind === 'list') return <LayerList stack={stack} />;
  const layer = stack.find(({ id }) => id === address.id);
  if (layer) return <LayerRoom store={store} layer={layer} state={address.state} onMap={onMap} />;
  return (
    <main className="debug-list">
      <p>
        {text.none}: {address.id} · <a href={listAddress(location.search)}>{text.all}</a>
      </p>
    </main>
  );
}
