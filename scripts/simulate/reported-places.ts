/**
 * Names of streets, communities and places that the district's own published account speaks of. What it says of them is
 * said; nothing bad is invented about them, whatever district a simulation runs in.
 */
export const REPORTED_PLACES: readonly string[] = [
  '宜山东路',
  '原山胡同',
  '红旗路',
  '背阴胡同',
  '平房区',
  '田园社区',
  '四合田园',
  '吉丰社区',
  '中海社区',
  '大柳树',
  '雾凇岛',
];

/** Whether a name is, or contains, one of the account's. */
export const isReportedPlace = (name: string): boolean => REPORTED_PLACES.some((reported) => name.includes(reported));
