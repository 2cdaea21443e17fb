import { useApp, useFormat, useText } from '../../panels/app-context.ts';
import { LegendStrip } from '../../panels/legend/LegendStrip.tsx';
import { useWindowText } from '../../panels/use-window-text.ts';
import type { LayerLegend } from '../../store/legend.ts';
import { selectMatches, selectMinute } from '../../store/matches.ts';

/** What a sheet of paper has to say by itself: whose map, of when, what is shown, and what it means. */
export function PrintNotes({ layers }: { layers: readonly LayerLegend[] }) {
  const t = useText();
  const { date, minute } = useFormat();
  const name = useApp(({ district, language }) => district?.body.name[language]);
  const isSynthetic = useApp(({ district }) => district?.body.synthetic ?? false);
  const now = useApp(selectMinute);
  const shown = useApp((state) => selectMatches(state).rows.length);
  const window = useWindowText();
  return (
    <div className="print-notes">
      <p>
        {[
          name,
          isSynthetic && t('header.synthetic'),
          t('print.at', { time: `${date(now)} ${minute(now)}` }),
          window,
          t('unit.tickets', { count: shown }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <LegendStrip layers={layers} />
    </div>
  );
}
