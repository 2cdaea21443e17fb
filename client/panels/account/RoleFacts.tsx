import { FIELDS, POLICY } from '../../../core/access/policy.ts';
import type { Role, ViewLevel } from '../../../core/access/roles.ts';
import { Facts } from '../../ui/Facts.tsx';
import { useWords } from '../app-context.ts';
import { accountWords } from './account-words.ts';
import { actionWords, TOLD_ACTIONS } from './role-words.ts';

/** What a role sees and may do, as the one table has it. */
export function RoleFacts({ role }: { role: Role }) {
  const w = useWords(accountWords);
  const actionText = useWords(actionWords);
  const { sees, may } = POLICY[role];
  const isExact = (level: ViewLevel) => FIELDS.position[level] === 'yes';
  const positions = (level: ViewLevel) => w(isExact(level) ? 'exact' : 'by-cell');
  const actions = TOLD_ACTIONS.filter((action) => may[action] !== undefined).map((action) => actionText(action));
  return (
    <Facts
      facts={[
        [w('positions'), positions(sees.own)],
        [w('elsewhere'), isExact(sees.own) === isExact(sees.elsewhere) ? undefined : positions(sees.elsewhere)],
        [w('residents'), w(may['private.read'] ? 'masked' : 'hidden')],
        [w('may'), actions.join(' · ') || w('may-nothing')],
      ]}
    />
  );
}
