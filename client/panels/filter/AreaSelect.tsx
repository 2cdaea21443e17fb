import type { GridId } from '../../../core/domain/ids.ts';
import { useApp, useText, useVerbs } from '../app-context.ts';

/** No grid is called so: an identifier has no space at its ends. */
const SEVERAL = ' several';

/** One grid, by name. */
export function AreaSelect() {
  const t = useText();
  const { narrow } = useVerbs();
  const gridNames = useApp((state) => state.district?.gridNames);
  const areas = useApp(({ filter }) => filter.areas);
  const isUnknown = areas.length === 1 && gridNames?.has(areas[0]) === false;
  return (
    <select
      className="field"
      aria-label={t('filter.area')}
      value={areas.length > 1 ? SEVERAL : (areas[0] ?? '')}
      onChange={({ target: { value } }) => narrow({ areas: value === '' ? [] : [value as GridId] })}
    >
      <option value="">{t('filter.any-area')}</option>
      {areas.length > 1 && (
        <option value={SEVERAL} disabled>
          {t('filter.areas-chosen', { count: areas.length })}
        </option>
      )}
      {isUnknown && <option value={areas[0]}>{areas[0]}</option>}
      {[...(gridNames ?? [])].map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
