import type { Words } from '../../i18n/t.ts';
import { selectWorks } from '../../store/places.ts';
import { Facts } from '../../ui/Facts.tsx';
import { useApp, useFormat, useText, useWords } from '../app-context.ts';
import { useTermText } from '../use-term-text.ts';
import { GridOfPlace } from './GridOfPlace.tsx';
import { PlaceCard } from './PlaceCard.tsx';

const words: Words<'length'> = { 'zh-CN': { length: '长' }, en: { length: 'Length' } };

/** A road work: what is done, how far it has come by the log, and until when it is planned. */
export function WorkCard() {
  const t = useText();
  const w = useWords(words);
  const termText = useTermText();
  const { date } = useFormat();
  const id = useApp(({ selection }) => (selection.kind === 'work' ? selection.id : undefined));
  const works = useApp(selectWorks);
  const isLoaded = useApp((state) => state.district !== undefined);
  if (id === undefined) return null;
  const view = works.find(({ place }) => place.id === id);
  if (!view) {
    return (
      <PlaceCard title={t('work.title')} note={id} subject={id}>
        <p className="pane-line">{isLoaded ? t('place.unknown') : t('app.loading')}</p>
      </PlaceCard>
    );
  }
  const { place, work } = view;
  return (
    <PlaceCard title={place.name} note={t(`work.stage.${work?.stage ?? 'silent'}`)} subject={id}>
      <Facts
        facts={[
          [t('work.kind'), termText('work', place.kindCode)],
          [t('work.width'), `${place.widthMeters} m`],
          [w('length'), place.lengthMeters === undefined ? undefined : `${place.lengthMeters} m`],
          [t('ticket.grid'), <GridOfPlace key="grid" position={place.path[0]} />],
          [t('work.changed-at'), work && date(work.changedAt)],
          [t('work.planned-end'), work?.plannedEndAt && date(work.plannedEndAt)],
          [t('place.number'), place.id],
        ]}
      />
    </PlaceCard>
  );
}
