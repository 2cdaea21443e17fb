import { open } from 'node:fs/promises';
import type { BoundingBox } from '../../core/geo/units.ts';
import type { BasemapFile } from '../../server/district/basemap-file.ts';

const HEADER_BYTES = 127;
/** Where the header (PMTiles version 3) has offset and length of its four sections, and the box as degrees times ten million. */
const SECTIONS_AT = [8, 24, 40, 56] as const;
const BOX_AT = [102, 106, 110, 114] as const;

/** Whether the base map is one of this place, and whole. */
export async function archiveProblems(basemap: BasemapFile | undefined, bbox: BoundingBox): Promise<string[]> {
  if (!basemap) return [];
  const file = await open(basemap.path);
  const header = Buffer.alloc(HEADER_BYTES);
  try {
    await file.read(header, 0, HEADER_BYTES, 0);
  } finally {
    await file.close();
  }
  const wanted = Math.max(
    ...SECTIONS_AT.map((at) => Number(header.readBigUInt64LE(at) + header.readBigUInt64LE(at + 8))),
  );
  if (basemap.bytes !== wanted)
    return [`${basemap.name}: it has ${basemap.bytes} bytes, and by its own header ${wanted}: it is cut or changed.`];
  const box = BOX_AT.map((at) => header.readInt32LE(at) / 1e7);
  const [west, south, east, north] = box;
  const isHere = west < bbox[2] && east > bbox[0] && south < bbox[3] && north > bbox[1];
  return isHere
    ? []
    : [`${basemap.name}: its box ${box} lies outside the bbox ${bbox} of district.json: it is of another place.`];
}
