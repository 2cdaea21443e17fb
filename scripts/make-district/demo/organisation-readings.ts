import type { GridUnit } from './organisation.ts';

/** How the words of communities and villages are read. */
const READINGS: Readonly<Record<string, string>> = {
  吉丰: 'Jifeng',
  中海: 'Zhonghai',
  田园: 'Tianyuan',
  青松: 'Qingsong',
  临江: 'Linjiang',
  长宁: 'Changning',
  福康: 'Fukang',
  和顺: 'Heshun',
  德兴: 'Dexing',
  安居: 'Anju',
  松柏: 'Songbai',
  桦林: 'Hualin',
  新泰: 'Xintai',
  永昌: 'Yongchang',
  明珠: 'Mingzhu',
  春晖: 'Chunhui',
  锦绣: 'Jinxiu',
  文庙: 'Wenmiao',
  康平: 'Kangping',
  向阳: 'Xiangyang',
  望江: 'Wangjiang',
  育英: 'Yuying',
  学府: 'Xuefu',
  东局: 'Dongju',
  铁东: 'Tiedong',
  站前: 'Zhanqian',
  建业: 'Jianye',
  平安: 'Ping’an',
  园丁: 'Yuanding',
  兴隆: 'Xinglong',
  同心: 'Tongxin',
  民主: 'Minzhu',
  团山: 'Tuanshan',
  荷塘: 'Hetang',
  银河: 'Yinhe',
  双龙: 'Shuanglong',
  友谊: 'Youyi',
  沿江: 'Yanjiang',
  绿洲: 'Lüzhou',
  晨光: 'Chenguang',
  虹桥: 'Hongqiao',
  迎宾: 'Yingbin',
  华升: 'Huasheng',
  瑞丰: 'Ruifeng',
  天和: 'Tianhe',
  世安: 'Shi’an',
  幸福: 'Xingfu',
  江湾: 'Jiangwan',
  北岸: 'Bei’an',
  南湖: 'Nanhu',
  云峰: 'Yunfeng',
  大荒地: 'Dahuangdi',
  二道岭: 'Erdaoling',
  腰屯: 'Yaotun',
  前柳: 'Qianliu',
  后柳: 'Houliu',
  杨木沟: 'Yangmugou',
  石头河: 'Shitouhe',
  小孤家: 'Xiaogujia',
  三家子: 'Sanjiazi',
  四方台: 'Sifangtai',
  蓝旗: 'Lanqi',
  荒山嘴: 'Huangshanzui',
  大桥: 'Daqiao',
  温德: 'Wende',
  阿什: 'Ashi',
};

/** What premises with a grid of their own are called. */
const PREMISES: Readonly<Record<string, string>> = {
  江城大学: 'Jiangcheng University',
  江城理工学院: 'Jiangcheng Institute of Technology',
  江城职业学院: 'Jiangcheng Vocational College',
  松江化工园: 'Songjiang Chemical Park',
  江北机械厂: 'Jiangbei Machine Works',
  铁东物流园: 'Tiedong Logistics Park',
  沿江工业园: 'Yanjiang Industrial Park',
  北岸建材园: 'Bei’an Building Materials Park',
  东山轻工园: 'Dongshan Light Industry Park',
  江城中心医院: 'Jiangcheng Central Hospital',
  江城第二医院: 'Jiangcheng Second Hospital',
  江城妇幼医院: 'Jiangcheng Maternity Hospital',
  江湾公园: 'Jiangwan Park',
  北山公园: 'Beishan Park',
  松林公园: 'Songlin Park',
  儿童公园: 'Children’s Park',
  江城商贸城: 'Jiangcheng Trade City',
  站前商圈: 'Zhanqian Shopping Quarter',
  临江广场: 'Linjiang Plaza',
  北岸商城: 'Bei’an Mall',
};

const SPECIAL = '专属网格';

/** 康平社区 as Kangping Community. */
export function communityEnglish(name: string): string {
  const word = name.replace(/社区$|村$/, '');
  return `${readingOf(word)} ${name.endsWith('村') ? 'Village' : 'Community'}`;
}

/** @throws Error when nobody said how a word is read. */
export function readingOf(word: string): string {
  const reading = READINGS[word];
  if (reading === undefined) throw new Error(`Nobody says how ${word} is read.`);
  return reading;
}

/** What the premises of a special grid are called, in two languages; undefined for every other grid. */
export function premisesName({ name }: Pick<GridUnit, 'name'>): { zh: string; en: string } | undefined {
  if (!name.endsWith(SPECIAL)) return undefined;
  const zh = name.slice(0, -SPECIAL.length);
  const en = PREMISES[zh];
  if (en === undefined) throw new Error(`Nobody says what ${zh} is in English.`);
  return { zh, en };
}

/** 康平社区第2网格 as Kangping Grid 2. */
export function gridEnglish(unit: Pick<GridUnit, 'name' | 'community'>): string {
  const premises = premisesName(unit);
  if (premises) return premises.en;
  const word = unit.community.name.replace(/社区$|村$/, '');
  return `${readingOf(word)} Grid ${unit.name.match(/\d+/)?.[0]}`;
}
