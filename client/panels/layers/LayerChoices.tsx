import type { LegendChoice } from '../../store/legend.ts';
import { useVerbs } from '../app-context.ts';

/** What can be chosen about a layer: its measure, its steps, its radius. */
export function LayerChoices({ choices }: { choices: readonly LegendChoice[] }) {
  const { setFields } = useVerbs();
  return (
    <div className="layer-choices">
      {choices.map(({ setting, label, options, chosen }) => (
        <label key={setting}>
          <span>{label}</span>
          <select
            value={String(chosen)}
            onChange={({ target }) => setFields({ [setting]: options[target.selectedIndex].value })}
          >
            {options.map((option) => (
              <option key={option.label} value={String(option.value)}>
                {option.label}
              </option>
            ))}
          </select>
        </label>
      ))}
    </div>
  );
}
