import type { Use } from './land-use.ts';
import type { Place } from './noise.ts';

export type Subdistrict = {
  readonly code: string;
  readonly name: string;
  readonly english: string;
  readonly rank: 'urban' | 'rural';
  /** About where it lies; the geometry is invented. */
  readonly at: Place;
  /** Names of its first communities that are given. */
  readonly communities?: readonly string[];
};

/** Codes and names of the statistical list of 2023; where each lies here is invented. */
export const SUBDISTRICTS: readonly Subdistrict[] = [
  { code: '220211001', name: '泰山街道', english: 'Taishan Subdistrict', rank: 'urban', at: [1500, 2000] },
  { code: '220211002', name: '江南街道', english: 'Jiangnan Subdistrict', rank: 'urban', at: [-1500, -3800] },
  { code: '220211003', name: '石井街道', english: 'Shijing Subdistrict', rank: 'urban', at: [3000, -300] },
  { code: '220211004', name: '沿丰街道', english: 'Yanfeng Subdistrict', rank: 'urban', at: [500, -1500] },
  {
    code: '220211005',
    name: '丰满街道',
    english: 'Fengman Subdistrict',
    rank: 'urban',
    at: [6000, -4500],
    communities: ['吉丰'],
  },
  {
    code: '220211008',
    name: '建华街道',
    english: 'Jianhua Subdistrict',
    rank: 'urban',
    at: [-1500, 800],
    communities: ['中海'],
  },
  {
    code: '220211071',
    name: '红旗街道',
    english: 'Hongqi Subdistrict',
    rank: 'urban',
    at: [-3500, 2500],
    communities: ['田园'],
  },
  { code: '220211100', name: '旺起镇', english: 'Wangqi Town', rank: 'rural', at: [6000, -22_000] },
  { code: '220211200', name: '江南乡', english: 'Jiangnan Township', rank: 'rural', at: [-4000, -9000] },
  { code: '220211201', name: '前二道乡', english: 'Qian’erdao Township', rank: 'rural', at: [17_000, -8000] },
  { code: '220211270', name: '小白山乡', english: 'Xiaobaishan Township', rank: 'rural', at: [9000, 0] },
];

export const COMMUNITY_WORDS: readonly string[] =
  '青松 临江 长宁 福康 和顺 德兴 安居 松柏 桦林 新泰 永昌 明珠 春晖 锦绣 文庙 康平 向阳 望江 育英 学府 东局 铁东 站前 建业 平安 园丁 兴隆 同心 民主 团山 荷塘 银河 双龙 友谊 沿江 绿洲 晨光 虹桥 迎宾 华升 瑞丰 天和 世安 幸福 江湾 北岸 南湖 云峰'.split(
    ' ',
  );
export const VILLAGE_WORDS: readonly string[] =
  '大荒地 二道岭 腰屯 前柳 后柳 杨木沟 石头河 小孤家 三家子 四方台 蓝旗 荒山嘴 大桥 温德 阿什'.split(' ');

export const PREMISES_NAMES: Readonly<Partial<Record<Use, readonly string[]>>> = {
  campus: ['江城大学', '江城理工学院', '江城职业学院'],
  industry: ['松江化工园', '江北机械厂', '铁东物流园', '沿江工业园', '北岸建材园', '东山轻工园'],
  hospital: ['江城中心医院', '江城第二医院', '江城妇幼医院'],
  park: ['江湾公园', '北山公园', '松林公园', '儿童公园'],
  commerce: ['江城商贸城', '站前商圈', '临江广场', '北岸商城'],
};
