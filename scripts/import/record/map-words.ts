import type { Grade } from '../../../core/domain/ticket.ts';
import { bareName } from '../mapping/header-words.ts';

/** What a category or channel is when the record does not say. */
export const UNSPECIFIED = 'unspecified';

const MAX_CODE_CHARS = 64;

const CHANNEL_WORDS: Record<string, string> = {
  hotline:
    'hotline, call, phone, phone call, telephone, call center, 12345, 12345热线, 热线, 电话, 热线电话, 来电, 市民热线',
  app: 'app, mobile app, mobile, citizens connect app, mobile device, 手机app, 移动端, 小程序, 微信小程序',
  web: 'web, website, online, internet, self service, web self service, 网站, 网上, 互联网, 网络, 门户网站',
  email: 'email, e-mail, 邮件, 电子邮件, 邮箱',
  counter: 'walk in, in person, counter, 窗口, 现场, 大厅, 来访',
  mail: 'mail, letter, fax, 来信, 信件',
  social: 'social media, twitter, facebook, 微信, 微博, 微信公众号',
  patrol: 'patrol, 巡查, 网格巡查, 网格员上报, 巡查上报, 网格员',
  visit: 'visit, home visit, 走访, 入户走访',
};

const GRADE_WORDS: Record<Grade, string> = {
  urgent: 'urgent, emergency, critical, 紧急, 特急, 加急, 非常紧急',
  sudden: 'sudden, 突发, 突发事件',
  key: 'key, high, important, 重点, 重要, 重大',
  ordinary: 'ordinary, normal, standard, medium, low, routine, 一般, 普通, 平件, 常规',
};

const channelByWord = invert(CHANNEL_WORDS);
const gradeByWord = invert(GRADE_WORDS);

/** A well-known channel by the code used here; any other word stays as the source writes it. */
export function mapChannel(word: string): string {
  return channelByWord.get(bareName(word)) ?? toCode(word) ?? UNSPECIFIED;
}

/** Whether a word is longer than a code, so that two of them may become one. */
export const isCut = (word: string): boolean => [...oneLine(word)].length > MAX_CODE_CHARS;

/** @returns undefined when the word names none of the four grades. */
export function mapGrade(word: string): Grade | undefined {
  return gradeByWord.get(bareName(word));
}

/**
 * A foreign word in the shape of a code: one line, no control characters, at most 64 characters.
 *
 * @returns undefined when nothing is left.
 */
export function toCode(text: string): string | undefined {
  const short = [...oneLine(text)].slice(0, MAX_CODE_CHARS).join('').trim();
  return short === '' ? undefined : short;
}

const oneLine = (text: string) => text.replace(/\p{C}+|[\s\u2028\u2029]+/gu, ' ').trim();

function invert<Code extends string>(lists: Record<Code, string>): Map<string, Code> {
  const entries = Object.entries(lists) as [Code, string][];
  return new Map(entries.flatMap(([code, list]) => list.split(', ').map((word) => [bareName(word), code] as const)));
}
