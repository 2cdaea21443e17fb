import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Polygon, Position } from 'geojson';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { CodeTableSchema, DistrictSchema, GridPropertiesSchema } from '../../core/domain/district.ts';
import { GRADES } from '../../core/domain/ticket.ts';
import { EARTH_RADIUS_METERS } from '../../core/geo/lattice.ts';
import { AreaIndex } from '../../core/geo/point-in-areas.ts';
import { isInside } from '../../core/geo/units.ts';
import { gridTownFiles } from './grid-town-files.ts';
import { corner, GRID_TOWN, type gridTownGrids } from './grid-town-plan.ts';

const geodata = new URL('../../geodata/', import.meta.url);
const shipped = (name: string) => readFileSync(new URL(`grid-town/${name}`, geodata), 'utf8');
const grids: ReturnType<typeof gridTownGrids>['features'] = JSON.parse(shipped('grids.geojson')).features;
const district = Value.Parse(DistrictSchema, JSON.parse(shipped('district.json')));
const codes = Value.Parse(CodeTableSchema, JSON.parse(shipped('codes.json')));

const RADIANS = Math.PI / 180;
const METERS_PER_DEGREE = RADIANS * EARTH_RADIUS_METERS;
const ring = ({ coordinates }: Polygon) => coordinates[0];

/** Area of a box between meridians and parallels on the sphere: R² Δλ (sin φ₂ − sin φ₁). */
function boxArea([[west, south], , [east, north]]: Position[]): number {
  const height = Math.sin(north * RADIANS) - Math.sin(south * RADIANS);
  return EARTH_RADIUS_METERS ** 2 * (east - west) * RADIANS * height;
}

describe('the shipped grid town', () => {
  it('is what the script writes, byte for byte', () => {
    for (const [name, text] of gridTownFiles()) expect(shipped(name) === text, name).toBe(true);
  });

  it('has the checksums that its README states', () => {
    const readme = readFileSync(new URL('README.md', geodata), 'utf8');
    for (const name of gridTownFiles().keys()) {
      const sum = createHash('sha256').update(shipped(name)).digest('hex');
      expect(readme).toMatch(new RegExp(`\\| \`grid-town/${name}\` .*\`${sum}\``));
    }
  });

  it('has 16 × 16 closed grids with codes of their own, in the order of the codes', () => {
    const ids = grids.map(({ properties }) => Value.Parse(GridPropertiesSchema, properties).gridId);
    expect(new Set(ids).size).toBe(16 * 16);
    expect(ids).toEqual([...ids].sort());
    for (const { geometry } of grids) {
      expect(ring(geometry)).toHaveLength(5);
      expect(ring(geometry)[0]).toEqual(ring(geometry)[4]);
    }
  });

  it('has 16 communities of 16 grids in 4 subdistricts of 64', () => {
    const sizes = (key: 'community' | 'subdistrict') => {
      const counts = new Map<string, number>();
      for (const { properties } of grids) counts.set(properties[key], (counts.get(properties[key]) ?? 0) + 1);
      return [...counts.values()];
    };
    expect(sizes('community')).toEqual(Array(16).fill(16));
    expect(sizes('subdistrict')).toEqual(Array(4).fill(64));
  });

  it('has blocks of 100 m: 500 m up every grid, 500 m across at the middle latitude', () => {
    const [, middleLat] = GRID_TOWN.center;
    for (const { geometry } of grids) {
      const [[west, south], , [east, north]] = ring(geometry);
      // nine decimals of a degree: two roundings of 0.06 mm at most
      expect(Math.abs((north - south) * METERS_PER_DEGREE - 500)).toBeLessThan(0.000_2);
      expect(Math.abs((east - west) * METERS_PER_DEGREE * Math.cos(middleLat * RADIANS) - 500)).toBeLessThan(0.000_2);
    }
  });

  it('covers 64 km²: the parts have the area of the whole', () => {
    const whole = boxArea([corner(0, 0), corner(80, 0), corner(80, 80)]);
    const parts = grids.reduce((sum, { geometry }) => sum + boxArea(ring(geometry)), 0);
    expect(Math.abs(parts - whole)).toBeLessThan(1);
    // 8,000 m × 8,000 m, less the sphere's share (4,000 / R)² / 6 of it, which is 4 m²
    expect(Math.abs(whole - 8_000 ** 2)).toBeLessThan(10);
  });

  it('has every place in exactly one grid, seams included', () => {
    const index = new AreaIndex(
      grids.map(({ properties, geometry }) => ({ id: properties.gridId, polygons: [geometry.coordinates] })),
    );
    const found = new Map<string, number>();
    for (let y = 0; y < 80; y++) {
      for (let x = 0; x < 80; x++) {
        const hit = index.find(corner(x, y))!;
        expect(hit.count).toBe(1);
        found.set(hit.id, (found.get(hit.id) ?? 0) + 1);
      }
    }
    // a grid owns its south and west edges: 5 × 5 corners each
    expect([...found.values()]).toEqual(Array(256).fill(25));
  });

  it('lies inside its box with one block to spare', () => {
    for (const { geometry } of grids)
      for (const [lon, lat] of ring(geometry)) expect(isInside([lon, lat], district.bbox)).toBe(true);
    expect(district.bbox).toEqual([...corner(-1, -1), ...corner(81, 81)]);
  });

  it('names every category in both languages, with a family, a grade and a lead unit', () => {
    const families = new Set(codes.categories.filter(({ parent }) => !parent).map(({ code }) => code));
    const units = new Set(codes.terms?.filter(({ kind }) => kind === 'unit').map(({ code }) => code));
    const small = codes.categories.filter(({ parent }) => parent);
    expect([families.size, small.length]).toEqual([14, 50]);
    for (const { parent, grade, leadUnit } of small) {
      expect(families).toContain(parent);
      expect(GRADES).toContain(grade);
      expect(units).toContain(leadUnit);
    }
    expect(codes.version).toBe(district.codeVersion);
  });
});
