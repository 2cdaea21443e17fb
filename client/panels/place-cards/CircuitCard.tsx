import type { Words } from '../../i18n/t.ts';
import { selectLampLights } from '../../store/places.ts';
import { Facts } from '../../ui/Facts.tsx';
import { LocalName } from '../../ui/LocalName.tsx';
import { useApp, useFormat, useText, useWords } from '../app-context.ts';
import { GridOfPlace } from './GridOfPlace.tsx';
import { PlaceCard } from './PlaceCard.tsx';

const words: Words<'lamps' | 'monitored' | 'of' | 'all-dark'> = {
  'zh-CN': { lamps: '路灯', monitored: '单灯监测', of: '{part} / {count} 盏', 'all-dark': '整个回路不亮' },
  en: { lamps: 'Lamps', monitored: 'Monitored', of: '{part} of {count}', 'all-dark': 'whole circuit dark' },
};

/** A control box: how many lamps it feeds, on which streets, and what is known of their light. */
export function CircuitCard() {
  const t = useText();
  const w = useWords(words);
  const { count } = useFormat();
  const id = useApp(({ selection }) => (selection.kind === 'circuit' ? selection.id : undefined));
  const { lamps } = useApp(selectLampLights);
  const district = useApp((state) => state.district);
  if (id === undefined) return null;
  const circuit = district?.circuits.find((one) => one.id === id);
  if (!circuit)
    return (
      <PlaceCard title={t('lamp.circuit')} note={id} subject={id}>
        <p className="pane-line">{district ? t('place.unknown') : t('app.loading')}</p>
      </PlaceCard>
    );
  const fed = lamps.filter(({ lamp }) => lamp.circuitId === id);
  const dark = fed.filter(({ light }) => light === 'dark').length;
  const streetIds = new Set(fed.map(({ lamp }) => lamp.streetId));
  const streets = new Set(district?.streets.filter((street) => streetIds.has(street.id)).map(({ name }) => name));
  return (
    <PlaceCard
      title={circuit.name}
      note={fed.length > 0 && dark === fed.length ? w('all-dark') : undefined}
      subject={id}
    >
      <Facts
        facts={[
          [w('lamps'), t('lamp.dark-of', { dark, total: fed.length })],
          [w('monitored'), w('of', { part: fed.filter(({ lamp }) => lamp.monitored).length, count: fed.length })],
          [t('lamp.light.unknown'), count(fed.filter(({ light }) => light === 'unknown').length)],
          [
            t('lamp.street'),
            streets.size > 0 ? <LocalName key="streets">{[...streets].join('、')}</LocalName> : undefined,
          ],
          [t('ticket.grid'), <GridOfPlace key="grid" position={circuit.position} />],
          [t('place.number'), id],
        ]}
      />
    </PlaceCard>
  );
}
