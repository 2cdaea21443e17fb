import { describe, expect, it } from 'vitest';
import { seededRandom } from '../testing/seeded-random.ts';
import { maskAddress, maskName, maskPhone, scanText } from './masks.ts';

describe('maskName', () => {
  it.each([
    ['刘德华', '刘**'],
    ['刘华', '刘**'],
    ['欧阳明日', '欧阳**'],
    ['欧阳', '欧**'], // nobody is called by a surname alone, so that it is 欧 with a given name
    ['刘女士', '刘女士'],
    [' 王小明 ', '王**'],
    ['Müller', 'M**'],
    ['𠮷野家', '𠮷**'],
    ['138', '**'],
    ['', '**'],
  ])('%s → %s', (name, masked) => expect(maskName(name)).toBe(masked));
});

describe('maskPhone', () => {
  it.each([
    ['13812341234', '138****1234'],
    ['138 1234 1234', '138****1234'],
    ['+86 138-1234-1234', '138****1234'],
    ['0086 13812341234', '138****1234'],
    ['１３８１２３４１２３４', '138****1234'],
    ['0432-64812345', '043****2345'],
    ['64812345', '****45'],
    ['110', '****'],
    ['', '****'],
  ])('%s → %s', (phone, masked) => expect(maskPhone(phone)).toBe(masked));
});

describe('maskAddress', () => {
  it.each([
    ['江南街道松花小区5号楼2单元301室', '江南街道松花小区5号楼'],
    ['松花小区5栋三单元四楼东门', '松花小区5栋东门'],
    ['松花小区5号楼 2单元', '松花小区5号楼'],
    ['松花小区5-2-301', '松花小区'],
    ['吉林大街120号', '吉林大街120号'],
    ['５号楼２单元３０１室', '５号楼'],
  ])('%s → %s', (address, masked) => expect(maskAddress(address)).toBe(masked));
});

describe('scanText', () => {
  it.each([
    ['电话13812341234，请回电', '电话****，请回电'],
    ['电话１３８－１２３４－１２３４', '电话****'],
    ['138 1234 1234 或 0432-64812345', '**** 或 ****'],
    ['身份证 22020219800101123X', '身份证 ****'],
    ['一三八一二三四一二三四', '****'],
    ['车牌吉B·12345挡路', '车牌吉****挡路'],
    ['新能源吉BD12345停在门口', '新能源吉****停在门口'],
    ['发到 li.si+1@example.org.cn 即可', '发到 **** 即可'],
    ['住5号楼2单元301室，暖气不热', '住5号楼**，暖气不热'],
    ['住5-2-301，漏水', '住**，漏水'],
    ['我叫刘德华，住附近', '我叫刘**，住附近'],
    ['联系人：李四 电话见上', '联系人：李** 电话见上'],
    ['2026年11月24日19时，约120人聚集', '2026年11月24日19时，约120人聚集'],
    ['路灯 35 盏不亮，吉林大街 120 号门前', '路灯 35 盏不亮，吉林大街 120 号门前'],
  ])('%s → %s', (text, scanned) => expect(scanText(text)).toBe(scanned));

  it('masks the names that belong to the text', () => {
    expect(scanText('刘德华说刘德华家没水', ['刘德华'])).toBe('刘**说刘**家没水');
  });

  it('leaves no phone and no ID number, wherever it stands and however it is spaced', () => {
    const random = seededRandom(7);
    const digits = (count: number) => Array.from({ length: count }, () => Math.floor(random() * 10)).join('');
    const words = ['漏水', '打', '，', ' ', '号码是', 'tel:', '(', '）', '\u200b', '\n'];
    const word = () => words[Math.floor(random() * words.length)];
    for (let round = 0; round < 2_000; round++) {
      const secret = round % 2 ? `1${3 + Math.floor(random() * 7)}${digits(9)}` : `220202${digits(11)}X`;
      const spaced = [...secret].join(['', ' ', '-', '.', '·', '\u200b'][Math.floor(random() * 6)]);
      const scanned = scanText(`${word()}${word()}${spaced}${word()}${word()}`);
      expect(scanned.replace(/[^0-9X]/g, '').length, JSON.stringify(spaced)).toBeLessThan(7);
    }
  });

  it('takes time in proportion to the text', () => {
    const hostile = [
      '1 '.repeat(20_000),
      '一'.repeat(40_000),
      '吉A'.repeat(20_000),
      'a.'.repeat(20_000),
      '3单元'.repeat(10_000),
    ];
    const startedAt = process.hrtime.bigint();
    for (const text of hostile) scanText(text);
    // Four thousand characters are the longest text there is; these are ten times that, and a pattern that tries again from every
    // place would take minutes.
    expect(Number(process.hrtime.bigint() - startedAt) / 1e6).toBeLessThan(10_000);
  });
});
