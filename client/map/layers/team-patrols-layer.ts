import type { Layer } from '@deck.gl/core';
import { ScatterplotLayer } from '@deck.gl/layers';
import { formatIn } from '../../i18n/format.ts';
import type { Words } from '../../i18n/t.ts';
import type { TeamView } from '../../store/team.ts';
import { TEAM_AGE_LIMIT_MS, TEAM_HIDDEN_MS, type TeamActivity } from '../../store/team-motion.ts';
import { NOTHING_SELECTED } from '../../store/view.ts';
import type { LegendScene, MapLayer, Picked } from '../layer.ts';
import { deckColor } from '../palette.ts';
import type { MapScene } from '../scene.ts';

type Word = 'name' | 'unit' | 'fresh' | 'late' | 'hidden' | 'member' | 'reported' | TeamActivity;

const LATE_SECONDS = TEAM_AGE_LIMIT_MS / 1000;
const HIDDEN_MINUTES = TEAM_HIDDEN_MS / 60_000;

const words: Words<Word> = {
  'zh-CN': {
    name: '本队成员',
    unit: '人，位置晚 1 分钟显示，不留轨迹',
    fresh: '在队',
    late: `超过 ${LATE_SECONDS} 秒未报`,
    hidden: `超过 ${HIDDEN_MINUTES} 分未报，已不显示`,
    member: '{number} 号成员',
    reported: '{age}上报',
    walking: '步行巡查',
    riding: '骑行巡查',
    standing: '停留',
  },
  en: {
    name: 'Members of the team',
    unit: 'people, shown a minute late, no track is kept',
    fresh: 'reporting',
    late: `silent for more than ${LATE_SECONDS} s`,
    hidden: `silent for more than ${HIDDEN_MINUTES} min, not drawn`,
    member: 'Member {number}',
    reported: 'reported {age}',
    walking: 'on foot',
    riding: 'riding',
    standing: 'standing',
  },
};

type Colors = { readonly value: Uint8Array; readonly size: 4; readonly normalized: true };

/** What the overlay is told of all members at once: `data` is another object exactly when it has to look again. */
type Drawn = {
  readonly team: TeamView;
  readonly palette: MapScene['palette'];
  readonly time: number;
  readonly data: {
    readonly length: number;
    readonly attributes: {
      readonly getPosition: { readonly value: Float64Array; readonly size: 2 };
      readonly getFillColor: Colors;
      readonly getLineColor: Colors;
    };
  };
};

/**
 * One's own team, each member by themselves, moving smoothly between two known points. Only for who is of the team.
 *
 * Made for one map: positions are written into two buffers in turn, and two maps would overwrite each other's.
 */
export function createTeamPatrolsLayer(): MapLayer {
  const buffers = [new Float64Array(0), new Float64Array(0)];
  let turn = 0;
  let drawn: Drawn | undefined;

  const draw = (team: TeamView, { palette, time }: MapScene): Drawn => {
    if (drawn?.team === team && drawn.palette === palette && drawn.time === time) return drawn;
    const { length } = team.motion.shown;
    turn = 1 - turn;
    if (buffers[turn].length < 2 * length) buffers[turn] = new Float64Array(2 * length);
    // Where nothing moves everybody is where they last were.
    team.motion.write(time || Number.POSITIVE_INFINITY, buffers[turn]);
    // Unchanged colors stay the same objects, so that only positions go to the graphics card with each frame.
    const isSame = drawn?.team === team && drawn.palette === palette;
    const colors = isSame && drawn ? drawn.data.attributes : colorsOf(team, palette);
    const { getFillColor, getLineColor } = colors;
    const getPosition = { value: buffers[turn], size: 2 } as const;
    drawn = { team, palette, time, data: { length, attributes: { getPosition, getFillColor, getLineColor } } };
    return drawn;
  };

  return {
    id: 'team-patrols',
    words,
    ageLimit: { source: 'team', seconds: LATE_SECONDS },
    legend: { form: 'list', entries: legendEntries },
    drawing: {
      kind: 'overlay',
      layers: (scene) => (scene.team ? [members(draw(scene.team, scene))] : []),
    },
    pick: (object, scene) => pickMember(object as { index: number }, scene), // the layer draws nothing else
  };
}

function members({ data }: Drawn): Layer {
  return new ScatterplotLayer({
    id: 'team-patrols',
    data,
    pickable: true,
    radiusUnits: 'pixels',
    lineWidthUnits: 'pixels',
    stroked: true,
    getRadius: 6,
    getLineWidth: 2,
  });
}

/** A full disc for who reports, a hollow one for who is late. */
function colorsOf({ motion }: TeamView, palette: MapScene['palette']) {
  const { shown } = motion;
  const fill = new Uint8Array(4 * shown.length);
  const line = new Uint8Array(4 * shown.length);
  const full = deckColor(palette['hue-patrol']) as [number, number, number, number];
  const casing = deckColor(palette['map-land']) as [number, number, number, number];
  shown.forEach(({ state }, i) => {
    if (state === 'fresh') fill.set(full, 4 * i);
    line.set(state === 'fresh' ? casing : full, 4 * i);
  });
  return {
    getFillColor: { value: fill, size: 4, normalized: true },
    getLineColor: { value: line, size: 4, normalized: true },
  } as const;
}

function legendEntries({ language, team }: LegendScene) {
  const text = words[language];
  const { fresh = 0, late = 0, hidden = 0 } = team?.counts ?? {};
  const { count } = formatIn(language, 'UTC');
  const disc = { kind: 'shape', shape: 'circle', token: 'hue-patrol' } as const;
  const ring = { kind: 'ring', token: 'hue-patrol' } as const;
  const entries = [
    { swatch: disc, label: `${text.fresh} ${count(fresh)}` },
    { swatch: ring, label: `${text.late} ${count(late)}` },
  ];
  return hidden === 0
    ? entries
    : [...entries, { swatch: { kind: 'ring', token: 'unknown' } as const, label: `${text.hidden} ${count(hidden)}` }];
}

/** Their number, what they do and how old that is; never a name. */
function pickMember({ index }: { index: number }, { language, team }: MapScene): Picked | undefined {
  const member = team?.motion.shown[index];
  if (!team || !member) return undefined;
  const text = words[language];
  const age = formatIn(language, 'UTC').age(team.motion.ageMsOf(index));
  const title = text.member.replace('{number}', String(member.number));
  const lines = [text[member.activity], text.reported.replace('{age}', age)];
  return { selection: NOTHING_SELECTED, tooltip: { title, lines } };
}
