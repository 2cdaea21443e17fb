import type { Page } from 'playwright-core';

/** Texts that are cut by their own box. What ends in an ellipsis on purpose says itself that there is more. */
export function clippedTexts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((one) => [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim()))
      .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.clientWidth > 1)
      .filter((one) => getComputedStyle(one).textOverflow !== 'ellipsis' && !one.closest('select'))
      .filter((one) => getComputedStyle(one).clipPath === 'none') // said to screen readers alone
      .filter((one) => {
        const { overflowX, overflowY } = getComputedStyle(one);
        const isWide = one.scrollWidth > one.clientWidth + 1 && overflowX !== 'auto';
        const isHigh = one.scrollHeight > one.clientHeight + 1 && overflowY === 'hidden';
        return getComputedStyle(one).display !== 'inline' && (isWide || isHigh);
      })
      .map((one) => `${one.className || one.tagName}: ${one.textContent}`),
  );
}

/** Boxes that hide what is too wide for them. The map is meant to be larger than its window. */
export function cutBoxes(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.map-view, [inert]'))
      .filter((one) => getComputedStyle(one).overflowX === 'hidden' && getComputedStyle(one).clipPath === 'none')
      .filter((one) => getComputedStyle(one).textOverflow !== 'ellipsis' && one.scrollWidth > one.clientWidth + 1)
      .map((one) => `${one.className}: ${one.scrollWidth} in ${one.clientWidth}`),
  );
}

/** Controls that reach beyond the screen sideways, where nothing scrolls to them. */
export function outsideTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, a, input, select, [role="slider"]')]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('[inert], [data-scrolls]'))
      .map((one) => ({ one, box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && (box.left < -1 || box.right > window.innerWidth + 1))
      .map(({ one, box }) => `${one.className} ${Math.round(box.left)}–${Math.round(box.right)} ${one.textContent}`),
  );
}

/** Controls too small for a finger. */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, a, input, select')]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }))
      .map((one) => ({ one, box: (one.closest('label') ?? one).getBoundingClientRect() }))
      .filter(({ box }) => box.height < 44 || box.width < 44)
      .map(({ one, box }) => `${one.className} ${box.width}×${box.height} ${one.textContent}`),
  );
}
