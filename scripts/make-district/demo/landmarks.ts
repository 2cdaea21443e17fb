import { isInRing, placeInside, ringsOfFace } from '../plane/rings.ts';
import { distance } from './curve.ts';
import { LAKE_LEVEL, TOWN_HILLS } from './geography.ts';
import { isAboveDam } from './landscape-plan.ts';
import type { DemoPlan } from './make-plan.ts';
import type { Place } from './noise.ts';
import type { Community, GridUnit } from './organisation.ts';
import { communityEnglish, premisesName, readingOf } from './organisation-readings.ts';

/** What a map has a name for that is no street, no water and no area of the organisation. */
export type Landmark = {
  readonly kind: 'village' | 'peak' | 'school' | 'campus' | 'hospital' | 'park' | 'industry' | 'commerce';
  readonly name: string;
  readonly nameEn: string;
  readonly meters?: number;
  readonly at: Place;
};

type Names = readonly (readonly [zh: string, en: string])[];

/** Villages that do not carry the name of their community. */
const HAMLETS: Names = [
  ['东沟屯', 'Donggou'],
  ['西沟屯', 'Xigou'],
  ['靠山屯', 'Kaoshan'],
  ['榆树底', 'Yushudi'],
  ['小河沿', 'Xiaoheyan'],
  ['柞木台', 'Zuomutai'],
  ['大车岭', 'Dacheling'],
  ['上甸子', 'Shangdianzi'],
  ['下甸子', 'Xiadianzi'],
  ['烧锅屯', 'Shaoguo'],
  ['黄土坎', 'Huangtukan'],
  ['碾子沟', 'Nianzigou'],
  ['梨树沟', 'Lishugou'],
  ['双岔河', 'Shuangchahe'],
  ['七家子', 'Qijiazi'],
  ['北大屯', 'Beidatun'],
  ['柳条沟', 'Liutiaogou'],
  ['石嘴子', 'Shizuizi'],
];
const TOWN_PEAKS: Names = [
  ['槐岭山', 'Huailing Hill'],
  ['卧坡山', 'Wopo Hill'],
  ['南坨', 'Nantuo Hill'],
  ['小坨山', 'Xiaotuo Hill'],
];
const PEAKS: Names = [
  ['青岭', 'Qingling'],
  ['大石岭', 'Dashiling'],
  ['鹰嘴岭', 'Yingzuiling'],
  ['老秃顶', 'Laotuding'],
  ['松顶山', 'Songdingshan'],
  ['马鞍岭', 'Ma’anling'],
  ['横道岭', 'Hengdaoling'],
  ['白桦顶', 'Baihuading'],
  ['石门岭', 'Shimenling'],
  ['望湖岭', 'Wanghuling'],
  ['北大顶', 'Beidading'],
  ['南天岭', 'Nantianling'],
];

export function landmarks(plan: DemoPlan): Landmark[] {
  return [...villageNames(plan), ...peaks(plan), ...schools(plan), ...premises(plan)];
}

/** The first village of a community has its name, every other one a name of its own. */
function villageNames({ villages, areas, units }: DemoPlan): Landmark[] {
  const unitOf = unitsByFace(units);
  const taken = new Set<Community>();
  const left = [...HAMLETS];
  return villages.flatMap((at): Landmark[] => {
    const unit = unitOf.get(areas.locator.find(Math.round(10 * at[0]), Math.round(10 * at[1])));
    if (!unit) return [];
    const { community } = unit;
    const own: readonly [string, string] | undefined = taken.has(community)
      ? left.shift()
      : [community.name, communityEnglish(community.name)];
    taken.add(community);
    return own ? [{ kind: 'village', name: own[0], nameEn: own[1], at }] : [];
  });
}

const unitsByFace = (units: readonly GridUnit[]) =>
  new Map(units.flatMap((unit) => unit.faces.map((face) => [face, unit])));

/** Meters between two places that are looked at, and between two tops that have a name. */
const LOOK_EVERY = 400;
const PEAKS_APART = 4200;
const FROM_BORDER = 1500;

/** The hills of the town, and the highest tops of the country. */
function peaks({ height, land }: DemoPlan): Landmark[] {
  const named = (at: Place, [name, nameEn]: readonly [string, string]): Landmark => ({
    kind: 'peak',
    name,
    nameEn,
    meters: Math.round(height(...at)),
    at,
  });
  const isWellInside = (x: number, y: number) =>
    [-1, 0, 1].every((u) =>
      [-1, 0, 1].every((v) => isInRing(land.border, 10 * (x + u * FROM_BORDER), 10 * (y + v * FROM_BORDER))),
    );
  const tops: Place[] = [];
  for (let y = -38_000; y < 8000; y += LOOK_EVERY)
    for (let x = -10_000; x < 28_000; x += LOOK_EVERY)
      if (
        isWellInside(x, y) &&
        height(x, y) > LAKE_LEVEL + 40 &&
        !(isAboveDam(x, y) && isInRing(land.lake, 10 * x, 10 * y))
      )
        tops.push([x, y]);
  tops.sort((a, b) => height(...b) - height(...a));
  const chosen: Place[] = [];
  for (const top of tops)
    if (chosen.length < PEAKS.length && chosen.every((other) => distance(other, top) > PEAKS_APART)) chosen.push(top);
  return [...TOWN_HILLS.map(({ at }, i) => named(at, TOWN_PEAKS[i])), ...chosen.map((at, i) => named(at, PEAKS[i]))];
}

/** A school carries the name of its community; the second one there is a middle school, the third is numbered. */
function schools({ blocks, areas, units }: DemoPlan): Landmark[] {
  const unitOf = unitsByFace(units);
  const counts = new Map<string, number>();
  return blocks.flatMap(({ use, place }): Landmark[] => {
    const unit =
      use === 'school' && unitOf.get(areas.locator.find(Math.round(10 * place[0]), Math.round(10 * place[1])));
    if (!unit) return [];
    const word = unit.community.name.replace(/社区$|村$/, '');
    const count = (counts.get(word) ?? 0) + 1;
    counts.set(word, count);
    const [zh, en] = count % 2 === 1 ? ['小学', 'Primary School'] : ['中学', 'Middle School'];
    const number = Math.ceil(count / 2);
    return [
      {
        kind: 'school',
        name: `${word}${number > 1 ? `第${'一二三四五六七八九'[number - 1]}` : ''}${zh}`,
        nameEn: `${readingOf(word)} ${number > 1 ? `No. ${number} ` : ''}${en}`,
        at: place,
      },
    ];
  });
}

/** Premises that have a grid of their own, at the largest of its faces. */
function premises({ areas, units, blocks }: DemoPlan): Landmark[] {
  return units.flatMap((unit): Landmark[] => {
    const name = premisesName(unit);
    if (!name) return [];
    const { map } = areas.plan;
    const face = unit.faces.reduce((a, b) => (map.faces[b].doubledArea > map.faces[a].doubledArea ? b : a));
    const [x, y] = placeInside(ringsOfFace(map, face));
    const kind = blocks[areas.blockOf[face]].use as Landmark['kind']; // special premises are blocks of those uses
    return [{ kind, name: name.zh, nameEn: name.en, at: [x / 10, y / 10] }];
  });
}
