import { readFile } from 'node:fs/promises';
import type { CDPSession } from 'playwright-core';

const MIB = 1_048_576;

export type PageMemory = {
  /** Script objects, their buffers and what the engine holds for the document, after a collection. */
  readonly heapMib: number;
  readonly domNodes: number;
  readonly listeners: number;
  /** Of the process that draws the page, its workers included; none where the system does not tell. */
  readonly residentMib: number | undefined;
};

type HeapUsage = { usedSize: number; embedderHeapUsedSize?: number; backingStorageSize?: number };
type ProcessInfo = { processInfo: { type: string; id: number }[] };

/** What a page holds, once everything that nobody holds is gone. */
export async function readPageMemory(page: CDPSession, browser: CDPSession): Promise<PageMemory> {
  // Twice: what the first collection finalizes, the second one frees.
  await page.send('HeapProfiler.collectGarbage');
  await page.send('HeapProfiler.collectGarbage');
  const {
    usedSize,
    embedderHeapUsedSize = 0,
    backingStorageSize = 0,
  } = (await page.send('Runtime.getHeapUsage')) as HeapUsage;
  const { nodes, jsEventListeners } = await page.send('Memory.getDOMCounters');
  return {
    heapMib: (usedSize + embedderHeapUsedSize + backingStorageSize) / MIB,
    domNodes: nodes,
    listeners: jsEventListeners,
    residentMib: await residentMib(browser),
  };
}

async function residentMib(browser: CDPSession): Promise<number | undefined> {
  const { processInfo } = (await browser.send('SystemInfo.getProcessInfo')) as ProcessInfo;
  const sizes = await Promise.all(
    processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => readFile(`/proc/${id}/status`, 'utf8')),
  ).catch(() => []);
  const kilobytes = sizes.map((status) => Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0));
  return kilobytes.length > 0 ? Math.max(...kilobytes) / 1_024 : undefined;
}
