import { Icon, type IconName } from '../../ui/Icon.tsx';

/** Something done with the thumb. */
export type HandAction = { readonly key: string; readonly name: string; readonly icon: IconName; run(): void };

/** What can be done here, in reach of the thumb: a picture over its name, so that four fit beside each other. */
export function HandActions({ actions, label }: { actions: readonly HandAction[]; label: string }) {
  return (
    <nav className="hand-actions" aria-label={label}>
      {actions.map(({ key, name, icon, run }) => (
        <button type="button" className="hand-action" key={key} onClick={run}>
          <Icon name={icon} />
          <span>{name}</span>
        </button>
      ))}
    </nav>
  );
}
