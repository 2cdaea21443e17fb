import type { StreetClass } from '../../../core/domain/street.ts';

/** First and second characters of invented street names, with how they are read. */
export const FIRST: readonly (readonly [string, string])[] = [
  ['青', 'Qing'],
  ['云', 'Yun'],
  ['石', 'Shi'],
  ['柳', 'Liu'],
  ['槐', 'Huai'],
  ['榆', 'Yu'],
  ['桦', 'Hua'],
  ['杏', 'Xing'],
  ['梅', 'Mei'],
  ['兰', 'Lan'],
  ['竹', 'Zhu'],
  ['荷', 'He'],
  ['枫', 'Feng'],
  ['松', 'Song'],
  ['柏', 'Bai'],
  ['桐', 'Tong'],
  ['桃', 'Tao'],
  ['梨', 'Li'],
  ['福', 'Fu'],
  ['德', 'De'],
  ['兴', 'Xing'],
  ['康', 'Kang'],
  ['和', 'He'],
  ['顺', 'Shun'],
  ['瑞', 'Rui'],
  ['华', 'Hua'],
  ['新', 'Xin'],
  ['春', 'Chun'],
  ['光', 'Guang'],
  ['雪', 'Xue'],
  ['江', 'Jiang'],
  ['清', 'Qing'],
  ['金', 'Jin'],
  ['玉', 'Yu'],
  ['天', 'Tian'],
  ['景', 'Jing'],
  ['翠', 'Cui'],
  ['文', 'Wen'],
  ['育', 'Yu'],
  ['晨', 'Chen'],
];
export const SECOND: readonly (readonly [string, string])[] = [
  ['溪', 'xi'],
  ['岭', 'ling'],
  ['泉', 'quan'],
  ['园', 'yuan'],
  ['谷', 'gu'],
  ['坡', 'po'],
  ['湾', 'wan'],
  ['林', 'lin'],
  ['台', 'tai'],
  ['宁', 'ning'],
  ['安', 'an'],
  ['盛', 'sheng'],
  ['平', 'ping'],
  ['丰', 'feng'],
  ['昌', 'chang'],
  ['阳', 'yang'],
  ['明', 'ming'],
  ['秀', 'xiu'],
  ['原', 'yuan'],
  ['苑', 'yuan'],
  ['波', 'bo'],
  ['桥', 'qiao'],
];

/** Pairs that are a real city, a famous place, or a word that no street is called. */
export const REFUSED: ReadonlySet<string> = new Set(
  '金昌 天台 天水 文昌 华阳 华安 桃园 桃源 新平 兴平 和平 福安 福清 德安 德昌 德阳 瑞安 瑞昌 瑞丽 新安 新丰 新昌 新宁 兴安 兴宁 顺昌 顺平 康平 清原 清丰 清泉 景宁 玉溪 玉林 玉泉 江宁 江阳 江安 江台 桐林 平泉 石林 石台 石泉 云林 云安 云阳 华宁 华坪 松原 松溪 松阳 松桥 柏林 春宁 春秀 光明 光原 光桥 光林 金平 金阳 金秀 金林 金台 金溪 天平 天桥 天明 天宁 天安 文安 文明 文秀 文平 育昌 晨平 梨平 兰溪 兰坡 雪平 雪原 新明 新原 榆林 桃江'.split(
    ' ',
  ),
);

/** What follows the stem, by class; the English word stands behind the reading. */
export const SUFFIXES: Readonly<Record<StreetClass | 'country', readonly (readonly [string, string])[]>> = {
  main: [
    ['大街', 'Avenue'],
    ['大路', 'Avenue'],
  ],
  secondary: [
    ['街', 'Street'],
    ['路', 'Road'],
  ],
  local: [
    ['路', 'Road'],
    ['街', 'Street'],
    ['巷', 'Alley'],
  ],
  lane: [['胡同', 'Hutong']],
  path: [['步道', 'Path']],
  bridge: [['大桥', 'Bridge']],
  country: [
    ['公路', 'Highway'],
    ['乡道', 'Country Road'],
  ],
};
