import { FEW_CASES, type GridMeasure, type GridValue } from '../../core/analysis/grid-measures.ts';
import type { GridId } from '../../core/domain/ids.ts';
import type { Words } from '../i18n/t.ts';
import type { MapScene } from './scene.ts';

type WordKey = GridMeasure | 'unit' | 'unitRate' | 'few' | 'unknown' | 'silent' | 'households';

const words: Words<WordKey> = {
  'zh-CN': {
    open: '在办',
    overdue: '超期',
    'per-households': '每千户工单',
    unit: '件',
    unitRate: '件/千户',
    few: '样本不足',
    unknown: '户数未知',
    silent: '窗口内无上报，不作推断',
    households: '户',
  },
  en: {
    open: 'Open',
    overdue: 'Overdue',
    'per-households': 'Tickets per 1,000 households',
    unit: 'tickets',
    unitRate: 'per 1,000 households',
    few: 'too few cases',
    unknown: 'households not known',
    silent: 'None reported in the window; nothing is inferred',
    households: 'households',
  },
};

type Measured = Pick<MapScene, 'language' | 'fields' | 'gridValues' | 'heardGrids'>;

/** The value a grid is told with. A grid that was heard of, but from which nothing passes the filter, has none of them. */
export function gridValueOf({ gridValues, heardGrids, fields }: Measured, id: GridId): GridValue | 'silent' {
  if (!heardGrids.has(id)) return 'silent';
  const nothing: GridValue =
    fields.measure === 'per-households'
      ? { kind: 'few', of: { numerator: 0, denominator: 0 } }
      : { kind: 'count', value: 0 };
  return gridValues.get(id) ?? nothing;
}

/** One line on a grid: its measure with what it is a share of, or why there is none. */
export function gridLine(scene: Measured, id: GridId): string {
  const text = words[scene.language];
  const value = gridValueOf(scene, id);
  if (value === 'silent') return text.silent;
  const name = text[scene.fields.measure];
  switch (value.kind) {
    case 'count':
      return `${name} ${value.value} ${text.unit}`;
    case 'rate':
      return `${name} ${numberOf(value)} (${value.of.numerator} / ${value.of.denominator} ${text.households})`;
    case 'few':
      return `${name} ${text.few} (${value.of.numerator} < ${FEW_CASES})`;
    case 'unknown':
      return `${name} — ${text.unknown}`;
  }
}

/** What stands in a grid on the map: a number, or words where a number would say too much. */
export function gridNumber(scene: Measured, id: GridId): string {
  const value = gridValueOf(scene, id);
  if (value === 'silent') return '';
  if (value.kind === 'few') return words[scene.language].few;
  return value.kind === 'unknown' ? '—' : numberOf(value);
}

export const gridWords = words;

const numberOf = (value: { kind: 'count' | 'rate'; value: number }) =>
  value.kind === 'rate' ? value.value.toFixed(1) : String(value.value);
