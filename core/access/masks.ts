/** Surnames of two characters that are common enough to be taken for given names otherwise. */
const COMPOUND_SURNAMES = [
  ...'欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 夏侯 端木 独孤 南宫 轩辕 呼延 赫连 澹台'.split(
    ' ',
  ),
];
/** 刘女士: who is called so has said no more than that. */
const TITLED = /^\p{Script=Han}{1,2}(?:先生|女士|小姐|阿姨|大爷|大妈|师傅|老师|同志|某)$/u;

/** 刘德华 → 刘**: as many stars whatever the length, so that nothing is told by it. */
export function maskName(name: string): string {
  const text = name.trim();
  if (TITLED.test(text)) return text;
  const compound = COMPOUND_SURNAMES.find((surname) => text.startsWith(surname) && text.length > surname.length);
  const head = compound ?? /^\p{L}/u.exec(text)?.[0] ?? '';
  return `${head}**`;
}

/** 13812341234 → 138****1234; a shorter number keeps its last two digits, one of less than seven none. */
export function maskPhone(phone: string): string {
  const digits = halfWidth(phone)
    .replace(/\D/g, '')
    .replace(/^(?:00)?86(?=1\d{10}$)/, '');
  if (digits.length >= 11) return `${digits.slice(0, 3)}****${digits.slice(-4)}`;
  return digits.length >= 7 ? `****${digits.slice(-2)}` : '****';
}

const NUMBER = '[0-9〇零一二三四五六七八九十百两]{1,6}';
/** What names a door below a building: entrance, floor, room. */
const DOOR = new RegExp(
  [
    `${NUMBER}\\s*(?:单元|门洞)(?:\\s*${NUMBER}\\s*(?:层|楼))?(?:\\s*${NUMBER}\\s*(?:室|户|号|门)?)?`,
    `${NUMBER}\\s*(?:层|楼)\\s*${NUMBER}\\s*(?:室|户|号|门)?`,
    `${NUMBER}\\s*(?:室|户|房|号门)(?![外内型主籍前口])`,
    '(?<![0-9])[0-9]{1,3}\\s*[-–—~/]\\s*[0-9]{1,2}\\s*[-–—~/]\\s*[0-9]{2,4}(?![0-9])',
  ].join('|'),
  'gu',
);

/** An address up to the building: what names a door is left out. */
export const maskAddress = (address: string): string => replaceAll(address, DOOR, () => '').trimEnd();

/** Seven digits or more, however they are spaced: a phone, a bank card, an ID number with its X. */
const DIGITS = /(?<![0-9])\+?[0-9](?:[\s.·_*,，、()（）-]{0,2}[0-9]){6,}(?:[\s-]?[xX](?![a-zA-Z0-9]))?/g;
const SPOKEN_DIGITS = /[〇零幺一二三四五六七八九两](?:[\s,，、-]?[〇零幺一二三四五六七八九两]){6,}/g;
/** GA 36: province, authority, five or six characters. */
const PLATE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领]\s?[A-Za-z][\s·.-]?[A-Za-z0-9]{4,6}[挂学警港澳]?/g;
const MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
/** A name after a word that announces one. */
const ANNOUNCED_NAME =
  /(?<=(?:我叫|名叫|姓名|联系人|业主|房主|户主|当事人|举报人|投诉人)(?:是|为)?[:：\s]?)(?!是|为)\p{Script=Han}{2,4}(?=[\s,，。.;；、:：()（）0-9电住说称反的]|$)/gu;

/**
 * A text without what tells who somebody is: numbers of seven digits and more, plates, mail addresses, doors, names that are
 * announced as such, and the names that are known from elsewhere. A scan finds forms, not meanings; what must not be seen at
 * all is not shown.
 *
 * @param names - Names that belong to the text, such as the caller's.
 */
export function scanText(text: string, names: readonly string[] = []): string {
  let scanned = text;
  for (const name of names) {
    const known = name.trim();
    if (known.length >= 2) scanned = scanned.split(known).join(maskName(known));
  }
  scanned = replaceAll(scanned, MAIL, () => '****');
  scanned = replaceAll(scanned, PLATE, (plate) => `${plate.slice(0, 1)}****`);
  scanned = replaceAll(scanned, DIGITS, () => '****');
  scanned = replaceAll(scanned, SPOKEN_DIGITS, () => '****');
  scanned = replaceAll(scanned, DOOR, () => '**');
  return replaceAll(scanned, ANNOUNCED_NAME, (name) => maskName(name));
}

/** Matches in a copy whose full-width digits and letters are half-width; what is not matched stays as it was written. */
function replaceAll(text: string, pattern: RegExp, replace: (match: string) => string): string {
  let result = '';
  let end = 0;
  for (const match of halfWidth(text).matchAll(pattern)) {
    result += text.slice(end, match.index) + replace(match[0]);
    end = match.index + match[0].length;
  }
  return result + text.slice(end);
}

/** U+FF01–U+FF5E to U+0021–U+007E, one for one; a zero-width character counts as a space. */
const halfWidth = (text: string): string =>
  text
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u200B-\u200D\u2060\uFEFF\u00A0\u3000]/g, ' ');
