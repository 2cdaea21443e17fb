import { describe, expect, it } from 'vitest';
import { chooseProperties } from './choose-properties.ts';

const features = (...rows: Record<string, unknown>[]) =>
  rows.map((properties, index) => ({ index, properties, geometry: null }));

describe('chooseProperties', () => {
  it('takes the code of the authority before the counter of the drawing program and before the name', () => {
    const areas = features(
      { objectid: '1', name: 'Lincoln Heights', nc_id: '47', url: 'http://a.example', since: '2002-04-27' },
      { objectid: '2', name: 'Los Feliz', nc_id: '36', url: 'http://b.example', since: '2002-06-11' },
    );
    expect(chooseProperties(areas, {})).toEqual({ id: 'nc_id', name: 'name' });
  });

  it('finds Chinese properties', () => {
    const areas = features(
      { 网格编码: '220211001001', 网格名称: '第一网格', 面积: 0.12 },
      { 网格编码: '220211001002', 网格名称: '第二网格', 面积: 0.34 },
    );
    expect(chooseProperties(areas, {})).toEqual({ id: '网格编码', name: '网格名称' });
  });

  it('takes the counter or the name where there is no better code', () => {
    expect(chooseProperties(features({ fid: 1, kind: 'x' }, { fid: 2, kind: 'x' }), {}).id).toBe('fid');
    expect(chooseProperties(features({ name: 'East Side' }, { name: 'West Side' }), {})).toEqual({
      id: 'name',
      name: 'name',
    });
  });

  it('does as told', () => {
    const areas = features(
      { id: 'a', alt: 'x1', title: 'T', label: 'L' },
      { id: 'b', alt: 'x2', title: 'U', label: 'M' },
    );
    expect(chooseProperties(areas, { id: 'alt', name: 'label' })).toEqual({ id: 'alt', name: 'label' });
    expect(() => chooseProperties(areas, { id: 'nope' })).toThrow('There are: id, alt, title, label');
  });

  it('stays with a code of which one is blank or doubled, but not with one that names groups', () => {
    const named = (codes: (string | null)[]) =>
      features(...codes.map((code, n) => ({ code, name: `Area ${n}`, fid: n })));
    expect(chooseProperties(named(['a', 'b', null]), {}).id).toBe('code');
    expect(chooseProperties(named(['a', 'b', 'b']), {}).id).toBe('code');
    expect(chooseProperties(named(['a', 'a', 'a', 'b', 'b']), {}).id).toBe('fid');
    expect(chooseProperties(features({ nc_id: '1', code: 'a' }, { nc_id: '2', code: 'a' }), {}).id).toBe('nc_id');
  });

  it('refuses areas that nothing tells apart', () => {
    expect(() => chooseProperties(features({ kind: 'a' }, { kind: 'a' }), {})).toThrow('--id-property');
  });
});
