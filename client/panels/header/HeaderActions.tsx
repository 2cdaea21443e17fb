import { Button } from '../../ui/Button.tsx';
import { Icon, type IconName } from '../../ui/Icon.tsx';

/** Something done with the view as a whole. */
export type HeaderAction = {
  readonly key: string;
  readonly name: string;
  readonly icon: IconName;
  readonly isPressed?: boolean;
  run(): void;
};

export function HeaderActions({ actions }: { actions: readonly HeaderAction[] }) {
  return (
    <div className="header-controls header-actions">
      {actions.map(({ key, name, icon, isPressed, run }) => (
        <Button key={key} shape="square" label={name} isPressed={isPressed} onPress={run}>
          <Icon name={icon} />
        </Button>
      ))}
    </div>
  );
}
