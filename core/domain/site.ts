import { type Static, Type } from 'typebox';
import type { Brand } from '../brand.ts';
import type { LonLat } from '../geo/units.ts';
import { featureFile, PlaceNameSchema } from './feature-file.ts';
import { CodeSchema, identifier } from './ids.ts';

export type SiteId = Brand<string, 'SiteId'>;

/** 党群服务中心, 网格党群服务站, 微站点 and 微阵地, the largest first. */
export const SITE_TIERS = ['center', 'station', 'micro', 'pop-up'] as const;
export type SiteTier = (typeof SITE_TIERS)[number];

/** 六有: 服务设施, 办公设备, 便民工具, 制度展板, 红色书籍 and 办公网络. */
export const SITE_ITEMS = ['facilities', 'equipment', 'tools', 'boards', 'books', 'network'] as const;
export type SiteItem = (typeof SITE_ITEMS)[number];

/** A time of day as the door says it; 24:00 is the end of the day. */
export const TimeOfDaySchema = Type.String({ pattern: '^(?:[01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$' });

const SiteHoursSchema = Type.Object({
  /** 1 is Monday, 7 is Sunday. */
  days: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, maxItems: 7 }),
  from: TimeOfDaySchema,
  to: TimeOfDaySchema,
});

/** So many days a week, from one time of day to a later one. */
export type SiteHours = Static<typeof SiteHoursSchema>;

/** 阵地: any place of service. */
export type Site = {
  readonly id: SiteId;
  readonly name: string;
  readonly tier: SiteTier;
  /** Empty where nobody said when it is open. */
  readonly hours: readonly SiteHours[];
  /** Codes of what a micro-station is for. */
  readonly themes: readonly string[];
  /** Code of what the rooms were before; absent where nobody said. */
  readonly premises?: string;
  /** Which of the six items it has; absent where nobody checked. */
  readonly items?: readonly SiteItem[];
  readonly position: LonLat;
};

export const siteFile = featureFile({
  name: 'sites.geojson',
  shape: 'Point',
  idKey: 'siteId',
  properties: Type.Object({
    siteId: identifier<SiteId>(),
    name: PlaceNameSchema,
    tier: Type.Unsafe<SiteTier>({ type: 'string', enum: [...SITE_TIERS] }),
    hours: Type.Array(SiteHoursSchema, { maxItems: 28 }),
    themes: Type.Optional(Type.Array(CodeSchema, { maxItems: 20 })),
    premises: Type.Optional(CodeSchema),
    items: Type.Optional(Type.Array(Type.Unsafe<SiteItem>({ type: 'string', enum: [...SITE_ITEMS] }), { maxItems: 6 })),
  }),
  toItem: ({ siteId, name, tier, hours, themes = [], premises, items }, position): Site => ({
    id: siteId,
    name,
    tier,
    hours,
    themes,
    ...(premises !== undefined && { premises }),
    ...(items && { items }),
    position,
  }),
  problemOf: ({ hours }) => {
    const turned = hours.find(({ from, to }) => from >= to);
    return turned && `it opens at ${turned.from} and closes at ${turned.to}`;
  },
});

/**
 * Whether somebody is there.
 *
 * @param weekday - 1 is Monday, 7 is Sunday.
 * @param minute - Minutes since midnight on the clock of the district.
 * @returns undefined where the hours are not known.
 */
export function isSiteOpen({ hours }: Pick<Site, 'hours'>, weekday: number, minute: number): boolean | undefined {
  if (hours.length === 0) return undefined;
  return hours.some(
    ({ days, from, to }) => days.includes(weekday) && minuteOf(from) <= minute && minute < minuteOf(to),
  );
}

/** Minutes since midnight. */
export const minuteOf = (time: string) => 60 * Number(time.slice(0, 2)) + Number(time.slice(3));
