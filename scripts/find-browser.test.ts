import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser, launchBrowser } from './find-browser.ts';

const packaged = process.platform === 'linux' && process.arch === 'x64';

describe('findBrowser', () => {
  let folder: string;
  const inFolder = (name: string) => path.join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'find-browser-'));
    for (const name of ['chromium', 'google-chrome', 'my-own']) {
      await writeFile(inFolder(name), '#!/bin/sh\n');
      await chmod(inFolder(name), 0o755);
    }
    await writeFile(inFolder('no-program'), 'text');
  });

  afterAll(() => rm(folder, { recursive: true }));

  it('takes CHROME_PATH before anything on the path', async () => {
    const found = await findBrowser({ CHROME_PATH: inFolder('my-own'), PATH: folder });
    expect(found).toMatchObject({ executablePath: inFolder('my-own'), origin: 'CHROME_PATH' });
  });

  it('refuses a CHROME_PATH that cannot be run, naming it', async () => {
    await expect(findBrowser({ CHROME_PATH: inFolder('no-program') })).rejects.toThrow(inFolder('no-program'));
    await expect(findBrowser({ CHROME_PATH: inFolder('missing') })).rejects.toThrow('CHROME_PATH');
  });

  it('takes Chromium before Chrome on the path', async () => {
    const found = await findBrowser({ PATH: `${inFolder('nothing-here')}${path.delimiter}${folder}` });
    expect(found).toMatchObject({ executablePath: inFolder('chromium'), origin: 'PATH' });
  });

  it.skipIf(!packaged)('unpacks the package on a machine without a browser', { timeout: 60_000 }, async () => {
    const found = await findBrowser({ PATH: '' });
    expect(found.origin).toBe('@sparticuz/chromium');
    expect(found.env.LD_LIBRARY_PATH).toContain('al2023');
  });
});

describe('launchBrowser', () => {
  it.skipIf(!packaged)('draws with WebGL 2 on a machine without a browser', { timeout: 60_000 }, async () => {
    const browser = await launchBrowser({ PATH: '' });
    try {
      const page = await browser.newPage();
      await page.setContent('<canvas></canvas>');
      const pixel = await page.evaluate(() => {
        const gl = document.querySelector('canvas')?.getContext('webgl2');
        if (!gl) return null;
        gl.clearColor(1, 0, 0, 1);
        gl.clear(gl.COLOR_BUFFER_BIT);
        const color = new Uint8Array(4);
        gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, color);
        return [...color];
      });
      expect(pixel).toEqual([255, 0, 0, 255]);
    } finally {
      await browser.close();
    }
  });

  it('says what to do when the browser does not start', async () => {
    const notABrowser = process.execPath;
    await expect(launchBrowser({ CHROME_PATH: notABrowser, PATH: '' })).rejects.toThrow('Set CHROME_PATH');
  });
});
