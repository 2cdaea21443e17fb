import type { CodeTable } from '../../core/domain/district.ts';
import type { Grade } from '../../core/domain/ticket.ts';

type Row = readonly [code: string, zh: string, en: string];
type CategoryRow = readonly [...Row, leadUnit: string, grade: Grade];

const FAMILIES: readonly Row[] = [
  ['A', '供热', 'Heating'],
  ['B', '冰雪与道路', 'Ice, snow and roads'],
  ['C', '照明与电', 'Lighting and power'],
  ['D', '市容环卫', 'Street cleanliness'],
  ['E', '街面秩序', 'Street order'],
  ['F', '违建', 'Unauthorized building'],
  ['G', '住房物业', 'Housing and property'],
  ['H', '水气', 'Water and gas'],
  ['J', '交通出行', 'Traffic and travel'],
  ['K', '园林绿地', 'Parks and trees'],
  ['L', '民生服务', 'Livelihood services'],
  ['M', '矛盾纠纷', 'Disputes'],
  ['P', '市场消费', 'Markets and consumers'],
  ['Q', '安全隐患', 'Safety hazards'],
];

/** Small categories; the family is the first letter. */
const CATEGORIES: readonly CategoryRow[] = [
  ['A01', '室温不达标', 'Room too cold', 'GR', 'key'],
  ['A02', '未按时供热、停热', 'Heating late or off', 'GR', 'urgent'],
  ['A03', '供热管线漏水', 'Heating pipe leaking', 'GR', 'urgent'],
  ['A04', '热费、报停争议', 'Heating fee dispute', 'GR', 'ordinary'],
  ['B01', '道路、桥面积雪结冰', 'Snow or ice on road or bridge', 'HW', 'sudden'],
  ['B02', '小区、背街未清雪', 'Snow not cleared in yard or back street', 'JD', 'ordinary'],
  ['B03', '路面破损、坑槽', 'Damaged road surface', 'ZJ', 'ordinary'],
  ['B04', '泥路、未硬化', 'Unpaved road', 'ZJ', 'key'],
  ['B05', '断头路、通行不便', 'Dead-end road', 'ZJ', 'key'],
  ['B06', '井盖缺失、破损', 'Manhole cover missing or broken', 'ZJ', 'urgent'],
  ['B07', '积水、排水不畅', 'Standing water', 'PS', 'sudden'],
  ['C01', '单灯不亮', 'Street lamp out', 'ZJ', 'ordinary'],
  ['C02', '整段、整路不亮', 'Row of lamps out', 'ZJ', 'sudden'],
  ['C03', '灯杆倾斜、漏电', 'Lamp post leaning or live', 'ZJ', 'urgent'],
  ['C04', '小区停电、线路老化', 'Power cut or old wiring', 'GD', 'urgent'],
  ['D01', '暴露垃圾', 'Exposed waste', 'HW', 'ordinary'],
  ['D02', '积存垃圾渣土', 'Piled-up rubble', 'HW', 'ordinary'],
  ['D03', '道路不洁', 'Dirty road', 'HW', 'ordinary'],
  ['D04', '垃圾箱满溢', 'Waste bin overflowing', 'HW', 'ordinary'],
  ['D05', '乱堆杂物', 'Clutter left about', 'CG', 'ordinary'],
  ['D06', '小广告、违规广告', 'Illegal posters', 'CG', 'ordinary'],
  ['E01', '占道经营、流动商贩', 'Street vending on the roadway', 'CG', 'ordinary'],
  ['E02', '店外经营', 'Shop spreading onto the pavement', 'CG', 'ordinary'],
  ['E03', '违停、占用消防通道', 'Illegal parking or blocked fire lane', 'JJ', 'urgent'],
  ['E04', '噪声扰民', 'Noise', 'GA', 'ordinary'],
  ['F01', '新增违建', 'New unauthorized building', 'CG', 'key'],
  ['G01', '外墙、附着物脱落', 'Falling façade parts', 'ZJ', 'urgent'],
  ['G02', '屋面、墙体渗漏', 'Roof or wall leaking', 'ZJ', 'ordinary'],
  ['G03', '电梯故障、困人', 'Lift failure or people trapped', 'SC', 'urgent'],
  ['G04', '物业服务、收费', 'Property service or fees', 'ZJ', 'ordinary'],
  ['G05', '下水堵塞、返水', 'Drain blocked or backing up', 'PS', 'sudden'],
  ['H01', '停水、水质', 'Water cut or water quality', 'GS', 'urgent'],
  ['H02', '水管冻裂', 'Water pipe burst by frost', 'GS', 'urgent'],
  ['H03', '燃气异味、泄漏', 'Smell of gas', 'RQ', 'urgent'],
  ['J01', '拥堵', 'Congestion', 'JJ', 'ordinary'],
  ['J02', '信号灯、标志', 'Traffic light or sign', 'JJ', 'sudden'],
  ['J03', '公交、停车', 'Bus or parking', 'JT', 'ordinary'],
  ['K01', '绿地脏乱', 'Untidy green space', 'YL', 'ordinary'],
  ['K02', '占绿毁绿', 'Green space taken or damaged', 'YL', 'ordinary'],
  ['K03', '树木倒伏、枯枝', 'Fallen tree or dead branch', 'YL', 'urgent'],
  ['L01', '低保、救助', 'Subsistence aid', 'MZ', 'key'],
  ['L02', '养老、托幼', 'Care for the old and the young', 'MZ', 'ordinary'],
  ['L03', '就业、欠薪', 'Work and unpaid wages', 'RS', 'key'],
  ['L04', '医保社保咨询', 'Health and social insurance question', 'RS', 'ordinary'],
  ['M01', '邻里纠纷', 'Dispute between neighbors', 'SQ', 'ordinary'],
  ['M02', '群体诉求', 'Request of a group', 'ZX', 'key'],
  ['P01', '食品、价格、预付卡', 'Food, prices or prepaid cards', 'SC', 'ordinary'],
  ['Q01', '消防通道、电动车充电', 'Fire exit or e-bike charging', 'YJ', 'urgent'],
  ['Q02', '冰面、江边危险', 'Danger on ice or riverside', 'YJ', 'urgent'],
  ['Q03', '烟花、用火', 'Fireworks or open fire', 'GA', 'sudden'],
];

/** Words for the other codes that events carry, by the field they are used in. */
const TERMS: Readonly<Record<string, readonly Row[]>> = {
  unit: [
    ['JD', '街道', 'Subdistrict office'],
    ['SQ', '社区、网格', 'Community and grid'],
    ['GA', '公安', 'Public security'],
    ['JJ', '交警', 'Traffic police'],
    ['ZJ', '住建', 'Housing and construction'],
    ['CG', '城管执法', 'City management'],
    ['SC', '市场监管', 'Market supervision'],
    ['YJ', '应急（消防）', 'Emergency and fire'],
    ['HW', '环卫', 'Sanitation'],
    ['YL', '园林', 'Parks'],
    ['PS', '排水、水务', 'Drainage'],
    ['GS', '供水', 'Water supply'],
    ['GD', '供电', 'Power supply'],
    ['RQ', '燃气', 'Gas'],
    ['GR', '供热企业', 'Heating company'],
    ['JT', '交通、公交', 'Transport'],
    ['MZ', '民政', 'Civil affairs'],
    ['RS', '人社', 'Human resources and social security'],
    ['WY', '物业企业', 'Property company'],
    ['ZX', '专班（督查督办）', 'Supervision team'],
  ],
  channel: [
    ['hotline', '12345 热线', '12345 hotline'],
    ['grid', '网格上报', 'Grid inspector'],
    ['courier', '流动网格员', 'Mobile patrol member'],
    ['visit', '入户走访', 'Home visit'],
    ['online', '小程序、线上采集', 'Mini-program and online'],
    ['sensor', '传感器', 'Sensor'],
  ],
  reason: [
    ['out-of-scope', '不属受理范围', 'Out of scope'],
    ['incomplete', '信息不全', 'Not enough information'],
    ['wrong-unit', '非本部门职责', 'Not this unit’s duty'],
    ['not-solved', '问题未解决', 'Not solved'],
  ],
  outcome: [
    ['solved', '已解决', 'Solved'],
    ['partly-solved', '部分解决', 'Partly solved'],
    ['explained', '已解释说明', 'Explained'],
  ],
  condition: [
    ['clear', '晴', 'Clear'],
    ['cloudy', '多云', 'Cloudy'],
    ['rain', '雨', 'Rain'],
    ['snow', '雪', 'Snow'],
  ],
  shift: [
    ['day', '白班', 'Day shift'],
    ['evening', '晚班', 'Evening shift'],
    ['night', '夜班', 'Night shift'],
  ],
  work: [
    ['resurfacing', '路面维修', 'Resurfacing'],
    ['pipe-repair', '管线维修', 'Pipe repair'],
    ['lamp-renewal', '路灯改造', 'Lamp renewal'],
  ],
  cause: [
    ['lamp', '灯具损坏', 'Lamp broken'],
    ['feeder', '控制箱或线路故障', 'Feeder or control box failure'],
    ['cable', '电缆挖断或被盗', 'Cable cut or stolen'],
  ],
  theme: [
    ['fire-safety', '消防应急', 'Fire and emergency'],
    ['employment', '就业服务', 'Employment'],
    ['care', '养老托幼', 'Care for the old and the young'],
  ],
};

const name = (zh: string, en: string) => ({ 'zh-CN': zh, en });

/** The demo code table: categories with family, grade and lead unit, and the words for every other code. */
export function demoCodes(): Required<CodeTable> {
  return {
    version: 'doorstep-demo-1',
    categories: [
      ...FAMILIES.map(([code, zh, en]) => ({ code, name: name(zh, en) })),
      ...CATEGORIES.map(([code, zh, en, leadUnit, grade]) => ({
        code,
        name: name(zh, en),
        parent: code[0],
        grade,
        leadUnit,
      })),
    ],
    terms: Object.entries(TERMS).flatMap(([kind, rows]) =>
      rows.map(([code, zh, en]) => ({ kind, code, name: name(zh, en) })),
    ),
  };
}
