import { PLACE_FILES, type PlaceKind } from '../../../core/domain/district-places.ts';
import type { FeatureFaultCode, FileFaultCode, PlaceFault } from '../../../core/domain/place-fault.ts';
import type { Language, Words } from '../../i18n/t.ts';
import { selectPlaceData, selectPlaceFaults } from '../../store/place-faults.ts';
import { Tag } from '../../ui/Tag.tsx';
import { useApp, useFormat } from '../app-context.ts';

type WordKey = PlaceKind | FileFaultCode | FeatureFaultCode | 'title' | 'of' | 'eg' | 'refused' | 'partial' | 'absent';

const words: Words<WordKey> = {
  'zh-CN': {
    title: '辖区资料有误',
    of: '{count} / {total} 条未采用',
    eg: '如',
    refused: '资料不可用',
    partial: '资料不全',
    absent: '辖区无此资料',
    water: '水系',
    streets: '街道',
    sites: '阵地',
    circuits: '照明回路',
    lamps: '路灯',
    works: '道路工程',
    heatAreas: '换热站供热范围',
    markets: '便民市场',
    'file-unreadable': '文件读不出，未采用',
    'file-not-json': '文件不是 JSON，未采用',
    'file-no-collection': '文件不是要素集合，未采用',
    'file-no-basemap': '不是矢量底图（PMTiles），未采用',
    'file-of-other-format': '文件格式不符，未采用',
    'file-contradicts': '文件内容自相矛盾，未采用',
    'basemap-other-datum': '底图坐标为 GCJ-02 或 BD-09，偏移数百米，未采用',
    'basemap-not-mercator': '底图瓦片为经纬度投影，须用 Web 墨卡托，未采用',
    'basemap-no-template': '瓦片地址缺 {z}、{x}、{y}，未采用',
    'properties-wrong': '属性不合规定',
    'geometry-wrong': '没有图形或图形有误',
    'outside-district': '位置在辖区外',
    'id-repeated': '编号重复',
    contradiction: '内容自相矛盾',
    'reference-lost': '所属回路或街道不存在',
  },
  en: {
    title: 'District files with faults',
    of: '{count} of {total} left out',
    eg: 'such as',
    refused: 'file not usable',
    partial: 'incomplete',
    absent: 'no data file',
    water: 'Water',
    streets: 'Streets',
    sites: 'Sites',
    circuits: 'Lamp circuits',
    lamps: 'Lamps',
    works: 'Road works',
    heatAreas: 'Heat areas',
    markets: 'Open-air markets',
    'file-unreadable': 'file cannot be read, left out',
    'file-not-json': 'file is not JSON, left out',
    'file-no-collection': 'file is no FeatureCollection, left out',
    'file-no-basemap': 'file is no base map (PMTiles with vector tiles), left out',
    'file-of-other-format': 'file has another format, left out',
    'file-contradicts': 'file contradicts itself or the district, left out',
    'basemap-other-datum': 'base map in GCJ-02 or BD-09, hundreds of meters off, left out',
    'basemap-not-mercator': 'tiles in degrees and not in Web Mercator, left out',
    'basemap-no-template': 'address of tiles without {z}, {x} and {y}, left out',
    'properties-wrong': 'properties not as required',
    'geometry-wrong': 'no shape, or a wrong one',
    'outside-district': 'outside the district',
    'id-repeated': 'id stands twice',
    contradiction: 'contradicts itself',
    'reference-lost': 'its circuit or street is not there',
  },
};

/** Whether a layer has what it draws; nothing where it has all. */
export function PlaceDataTag({ kind }: { kind: PlaceKind }) {
  const language = useApp((state) => state.language);
  const data = useApp((state) => selectPlaceData(state, kind));
  if (data === 'whole') return null;
  if (data === 'absent') return <span className="layer-chip-age">{words[language].absent}</span>;
  return <Tag tone="warning">{words[language][data]}</Tag>;
}

/** What the folder of the district has and the map does not show, with the reason. Nothing where all is well. */
export function PlaceFaults() {
  const language = useApp((state) => state.language);
  const faults = useApp(selectPlaceFaults);
  if (faults.length === 0) return null;
  return (
    <section className="place-faults">
      <h3 className="place-faults-title">{words[language].title}</h3>
      <ul>
        {faults.map((fault) => (
          <li key={fault.file} className="place-fault">
            <b className="place-fault-name">{nameOf(fault.file, language)}</b> <FaultText fault={fault} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Why a file or some of its places are left out, in a few words. */
export function FaultText({ fault }: { fault: PlaceFault }) {
  const language = useApp((state) => state.language);
  const { count } = useFormat();
  const word = words[language];
  if (fault.kind === 'file-refused') return word[fault.code];
  const { total, reasons } = fault;
  const left = reasons.reduce((sum, reason) => sum + reason.count, 0);
  const of = word.of.replace('{count}', count(left)).replace('{total}', count(total));
  const why = reasons.map(({ code, count: times, first }) => `${word[code]} ${count(times)} (${word.eg} ${first})`);
  return `${of} · ${why.join(' · ')}`;
}

function nameOf(file: string, language: Language): string {
  const kind = (Object.keys(PLACE_FILES) as PlaceKind[]).find((one) => PLACE_FILES[one].name === file);
  return kind ? words[language][kind] : file;
}
