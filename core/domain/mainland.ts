/** Zones of mainland China, which has a datum of its own for public maps and a law on who may show them. */
const MAINLAND_ZONES: ReadonlySet<string> = new Set([
  'Asia/Shanghai',
  'Asia/Urumqi',
  'Asia/Chongqing',
  'Asia/Chungking',
  'Asia/Harbin',
  'Asia/Kashgar',
  'PRC',
]);

/** Whether an IANA time zone is one of mainland China. */
export const isMainlandZone = (zone: string): boolean => MAINLAND_ZONES.has(zone);
