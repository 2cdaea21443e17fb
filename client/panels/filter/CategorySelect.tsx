import { useApp, useText, useVerbs } from '../app-context.ts';

/** No code of a table has a space at its ends. */
const SEVERAL = ' several';

/** One family of categories, or one category of it. */
export function CategorySelect() {
  const t = useText();
  const { narrow } = useVerbs();
  const language = useApp((state) => state.language);
  const district = useApp((state) => state.district);
  const chosen = useApp(({ filter }) => filter.categories);
  const names = [...(district?.categoryNames ?? [])];
  const parentOf = (code: string) => district?.categoryParents.get(code);
  const families = names.filter(([code]) => parentOf(code) === undefined);
  return (
    <select
      className="field"
      aria-label={t('filter.category')}
      value={chosen.length === 1 ? chosen[0] : chosen.length === 0 ? '' : SEVERAL}
      onChange={({ target: { value } }) => narrow({ categories: value === '' ? [] : [value] })}
    >
      <option value="">{t('filter.any-category')}</option>
      {chosen.length > 1 && (
        <option value={SEVERAL} disabled>
          {t('filter.categories-chosen', { count: chosen.length })}
        </option>
      )}
      {chosen.length === 1 && !district?.categoryNames.has(chosen[0]) && <option>{chosen[0]}</option>}
      {families.map(([family, name]) => {
        const members = names.filter(([code]) => parentOf(code) === family);
        return members.length === 0 ? (
          <option key={family} value={family}>
            {name[language]}
          </option>
        ) : (
          <optgroup key={family} label={name[language]}>
            {[[family, name] as const, ...members].map(([code, { [language]: text }]) => (
              <option key={code} value={code}>
                {code === family ? `${text} · ${code}` : `${code} ${text}`}
              </option>
            ))}
          </optgroup>
        );
      })}
    </select>
  );
}
