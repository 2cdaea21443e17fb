/** Zones of mainland China, which has a datum of its own for public maps and a law on who may show them. */
const MAINLAND_ZONES: ReadonlySet<string> = new Set([
  'asia/shanghai',
  'asia/urumqi',
  'asia/chongqing',
  'asia/chungking',
  'asia/harbin',
  'asia/kashgar',
  'prc',
]);

/** Whether an IANA time zone is one of mainland China; names of zones are the same in capitals and in small letters. */
export const isMainlandZone = (zone: string): boolean => MAINLAND_ZONES.has(zone.toLowerCase());
