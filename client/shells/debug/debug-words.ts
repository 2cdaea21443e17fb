import type { LayerState } from '../../debug/layer-state.ts';
import type { Words } from '../../i18n/t.ts';

type DebugWord =
  | LayerState
  | 'title'
  | 'notice'
  | 'demo'
  | 'layer'
  | 'limit'
  | 'ageless'
  | 'seconds'
  | 'helper'
  | 'all'
  | 'none'
  | 'members'
  | 'state';

/** Words of the debug pages, which no other page needs. */
export const debugWords: Words<DebugWord> = {
  'zh-CN': {
    title: '图层调试',
    notice: '本页没有任何真实数据：工单、巡查、成员均为浏览器内生成，仅底图取自所载区域',
    demo: '演示数据',
    layer: '图层',
    limit: '时限',
    ageless: '不计时效',
    seconds: '秒',
    helper: '随附图层，无图例',
    all: '全部图层',
    none: '没有这一图层',
    members: '成员人数',
    state: '状态',
    loaded: '有数据',
    empty: '无数据',
    stale: '过期',
    error: '出错',
  },
  en: {
    title: 'Layers, for debugging',
    notice:
      'Nothing here is real: tickets, patrols and members are made up in the browser; only the ground is the loaded district',
    demo: 'Demo data',
    layer: 'Layer',
    limit: 'Age limit',
    ageless: 'does not age',
    seconds: 's',
    helper: 'serves another layer, no legend',
    all: 'All layers',
    none: 'There is no such layer',
    members: 'Members',
    state: 'State',
    loaded: 'Loaded',
    empty: 'Empty',
    stale: 'Stale',
    error: 'Error',
  },
};
