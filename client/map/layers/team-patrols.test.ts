import { describe, expect, it } from 'vitest';
import { createAppStore } from '../../store/store.ts';
import { TEAM_DELAY_MS, type TeamReport } from '../../store/team-motion.ts';
import { emptyDistrict, makeScene, PALETTE, propsOf } from './layer-fixtures.ts';
import { createTeamPatrolsLayer } from './team-patrols-layer.ts';

const report = (number: number, reportedAt: number, lon: number): TeamReport => ({
  number,
  activity: 'riding',
  position: [lon, 43.8],
  reportedAt,
});

/** Two members: one reports twice, the other once and never again. */
function teamAt(now: number) {
  const store = createAppStore();
  store.getState().showTeam([report(7, 0, 126.5), report(7, 40_000, 126.54), report(9, 0, 126.6)], now);
  return store.getState().team!;
}

const attributesOf = (layer: ReturnType<typeof createTeamPatrolsLayer>, scene: ReturnType<typeof makeScene>) =>
  propsOf(layer, scene)[0].data;

describe('the team on the map', () => {
  it('is nothing at all for whoever is of none', () => {
    expect(propsOf(createTeamPatrolsLayer(), makeScene())).toEqual([]);
  });

  it('is two numbers a member, in buffers that take turns, and colors that stay', () => {
    const layer = createTeamPatrolsLayer();
    const team = teamAt(40_000);
    const first = attributesOf(layer, makeScene({ team, time: TEAM_DELAY_MS + 10_000 }));
    expect(first.length).toBe(2);
    expect(first.attributes.getPosition.value[0]).toBeCloseTo(126.51, 9); // a quarter of the way
    const second = attributesOf(layer, makeScene({ team, time: TEAM_DELAY_MS + 20_000 }));
    expect(second.attributes.getPosition.value).not.toBe(first.attributes.getPosition.value);
    expect(second.attributes.getFillColor).toBe(first.attributes.getFillColor);
    const third = attributesOf(layer, makeScene({ team, time: TEAM_DELAY_MS + 30_000 }));
    expect(third.attributes.getPosition.value).toBe(first.attributes.getPosition.value);
  });

  it('is the same data while neither time nor team moves, so that nothing is sent again', () => {
    const layer = createTeamPatrolsLayer();
    const team = teamAt(40_000);
    const scene = makeScene({ team, time: 0 });
    expect(attributesOf(layer, scene)).toBe(attributesOf(layer, makeScene({ team, time: 0 })));
  });

  it('draws who is late as a ring', () => {
    const team = teamAt(90_000); // the second member was last heard of 90 s ago, the first 50 s ago
    const { getFillColor, getLineColor } = attributesOf(createTeamPatrolsLayer(), makeScene({ team })).attributes;
    expect([getFillColor.value[3], getFillColor.value[7]]).toEqual([255, 0]);
    expect(getLineColor.value[7]).toBe(255);
    const blue = Number.parseInt(PALETTE['hue-patrol'].slice(5), 16);
    expect([getFillColor.value[2], getLineColor.value[6]]).toEqual([blue, blue]);
  });

  it('tells a number, what they do and how old that is, and no name', () => {
    const picked = createTeamPatrolsLayer().pick?.({ index: 1 }, makeScene({ team: teamAt(90_000) }));
    expect(picked?.tooltip).toEqual({ title: '9 号成员', lines: ['骑行巡查', '1 分前上报'] });
    expect(picked?.selection.kind).toBe('none');
  });

  it('says in its legend how many are late, and how many are not drawn any more', () => {
    const labels = (now: number) =>
      createTeamPatrolsLayer()
        .legend?.entries(makeScene({ team: teamAt(now), district: emptyDistrict() }))
        .map(({ label }) => label);
    expect(labels(90_000)).toEqual(['在队 1', '超过 60 秒未报 1']);
    expect(labels(200_000)).toEqual(['在队 0', '超过 60 秒未报 1', '超过 3 分未报，已不显示 1']);
  });
});
