import { type ParseArgsConfig, parseArgs } from 'node:util';
import { InputProblem } from './input-problem.ts';
import type { DateOrder } from './mapping/roles.ts';
import { ENCODINGS, type Encoding } from './table/detect-encoding.ts';
import type { TicketsFileOptions } from './tickets-file.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** Options that say how a file of tickets is to be read, the same for import and replay. */
export const FILE_OPTIONS = {
  url: { type: 'string', default: 'http://127.0.0.1:8080' },
  mapping: { type: 'string' },
  'write-mapping': { type: 'string' },
  'date-order': { type: 'string' },
  zone: { type: 'string' },
  datum: { type: 'string' },
  categories: { type: 'string' },
  delimiter: { type: 'string' },
  encoding: { type: 'string' },
  sheet: { type: 'string' },
  report: { type: 'string' },
} as const satisfies Options;

type FileValues = { readonly [Name in keyof typeof FILE_OPTIONS]?: string };

/**
 * The words after the command, checked against its options.
 *
 * @throws InputProblem naming the option that is unknown or has no value.
 */
export function parseCommand<const Known extends Options>(args: readonly string[], options: Known) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new InputProblem((error as Error).message);
  }
}

/**
 * The address of the server as paths are put behind it: with or without a slash at its end, as people copy it.
 *
 * @throws InputProblem when it is no address.
 */
export function serverUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:/i.test(text)) {
    throw new InputProblem(`--url is an address such as http://127.0.0.1:8080, not ${text}.`);
  }
  return text.replace(/\/+$/, '');
}

/** @throws InputProblem when a value is none that the option takes. */
export function fileOptions(values: FileValues): TicketsFileOptions {
  return {
    mapping: values.mapping,
    writeMapping: values['write-mapping'],
    dateOrder: oneOf<DateOrder>('date-order', values['date-order'], ['mdy', 'dmy', 'ymd']),
    zone: values.zone,
    datum: values.datum,
    categories: values.categories,
    delimiter: values.delimiter === undefined ? undefined : delimiterOf(values.delimiter),
    encoding: oneOf<Encoding>('encoding', encodingName(values.encoding), ENCODINGS),
    sheet: values.sheet,
  };
}

function oneOf<Value extends string>(
  name: string,
  value: string | undefined,
  allowed: readonly Value[],
): Value | undefined {
  if (value === undefined) return undefined;
  const found = allowed.find((candidate) => candidate === value);
  if (found) return found;
  throw new InputProblem(`--${name} can be ${allowed.join(', ')}, not ${value}.`);
}

/** Names people use for the encodings we have. */
const ENCODING_ALIASES: Record<string, Encoding> = {
  utf8: 'utf-8',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  cp936: 'gb18030',
  latin1: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'utf-16': 'utf-16le',
};

const encodingName = (value: string | undefined) =>
  value === undefined ? undefined : (ENCODING_ALIASES[value.toLowerCase()] ?? value.toLowerCase());

function delimiterOf(value: string): string {
  const named = { tab: '\t', comma: ',', semicolon: ';', bar: '|', '\\t': '\t' }[value] ?? value;
  if (named.length === 1) return named;
  throw new InputProblem(`--delimiter is one character, or tab, comma, semicolon or bar; not ${value}.`);
}
