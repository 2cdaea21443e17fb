import { selectLampLights } from '../../store/places.ts';
import { Facts } from '../../ui/Facts.tsx';
import { useApp, useFormat, useText, useVerbs } from '../app-context.ts';
import { PlaceCard } from './PlaceCard.tsx';

/** A lamp: what is known of its light and from whom, and what hangs on the same control box. */
export function LampCard() {
  const t = useText();
  const { select } = useVerbs();
  const { date, minute } = useFormat();
  const id = useApp(({ selection }) => (selection.kind === 'lamp' ? selection.id : undefined));
  const { lamps } = useApp(selectLampLights);
  const district = useApp((state) => state.district);
  const failed = useApp(({ log, shownRevision }) =>
    shownRevision >= 0 && id !== undefined ? log?.streets.failedLamps.get(id) : undefined,
  );
  if (id === undefined) return null;
  const view = lamps.find(({ lamp }) => lamp.id === id);
  if (!view) {
    return (
      <PlaceCard title={t('lamp.title')} note={id} subject={id}>
        <p className="pane-line">{district ? t('place.unknown') : t('app.loading')}</p>
      </PlaceCard>
    );
  }
  const { lamp, light, isInDarkStreet } = view;
  const ofCircuit = lamps.filter((other) => other.lamp.circuitId === lamp.circuitId);
  const dark = ofCircuit.filter((other) => other.light === 'dark').length;
  const circuit = district?.circuits.find((one) => one.id === lamp.circuitId);
  return (
    <PlaceCard title={`${t('lamp.title')} ${lamp.id}`} note={t(`lamp.light.${light}`)} subject={id}>
      <Facts
        facts={[
          [t('lamp.street'), district?.streets.find((street) => street.id === lamp.streetId)?.name],
          [t('lamp.failed-at'), failed && `${date(failed.failedAt)} ${minute(failed.failedAt)}`],
          [t('lamp.monitor'), t(lamp.monitored ? 'lamp.monitored' : 'lamp.not-monitored')],
          [
            t('lamp.circuit'),
            <button
              key="circuit"
              type="button"
              className="grid-of-place"
              onClick={() => select({ kind: 'circuit', id: lamp.circuitId })}
            >
              {circuit?.name ?? lamp.circuitId}
            </button>,
          ],
          [t('lamp.of-circuit'), t('lamp.dark-of', { dark, total: ofCircuit.length })],
          [t('lamp.dark-street'), isInDarkStreet ? t('lamp.is-in-dark-street') : undefined],
        ]}
      />
    </PlaceCard>
  );
}
