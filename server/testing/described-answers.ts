import { Ajv2020 } from 'ajv/dist/2020.js';
import type { TSchema } from 'typebox';
import { expect } from 'vitest';
import { closeSchema } from '../../core/testing/close-schema.ts';
import { BASEMAP_TYPE } from '../routes/send-basemap.ts';
import type { TestApp } from './build-test-app.ts';

type Content = Record<string, { schema: TSchema }>;
type Operation = { tags: string[]; responses: Record<string, { content?: Content }> };

/** What one request brings: what stands for the parameters of its path, then its query. */
export type Ask = {
  readonly headers?: Record<string, string>;
  readonly parameter?: string;
  readonly query?: string;
  readonly payload?: unknown;
};
/** `method /path` as the description has it, the answer it must have, and what to ask. */
export type AskedAnswer = [operation: string, status: number, ask: Ask | (() => Ask | Promise<Ask>)];

const ajv = new Ajv2020({ discriminator: true, strict: false, formats: {} });

/** Answers of a server beside what its own description says of them. */
export class DescribedAnswers {
  readonly #test: TestApp;
  readonly #paths: Record<string, Record<string, Operation>>;

  static async of(test: TestApp): Promise<DescribedAnswers> {
    return new DescribedAnswers(test, (await test.app.inject({ url: '/api/openapi.json' })).json().paths);
  }

  private constructor(test: TestApp, paths: Record<string, Record<string, Operation>>) {
    this.#test = test;
    this.#paths = paths;
  }

  /** Every answer that is described for operations of some groups, but those of a server that is not well. */
  described(isGroup: (tag: string) => boolean): string[] {
    return Object.entries(this.#paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { tags, responses }]) =>
        isGroup(tags[0])
          ? Object.keys(responses)
              .filter((status) => status !== '500' && status !== '503')
              .map((status) => `${method} ${path} ${status}`)
          : [],
      ),
    );
  }

  /** @throws when the answer is another one than is described. */
  async check([operation, status, request]: AskedAnswer): Promise<void> {
    const answer = await this.#ask(operation, typeof request === 'function' ? await request() : request);
    expect(answer.statusCode, answer.body.slice(0, 300)).toBe(status);
    const [method, path] = operation.split(' ');
    const { content } = this.#paths[path][method].responses[status];
    if (!content || status === 204) return expect(answer.body).toBe('');
    const [type] = String(answer.headers['content-type']).split(';');
    const check = ajv.compile(isForeign(type, path) ? content[type].schema : closeSchema(content[type].schema));
    const values = valuesOf(type, answer.body);
    expect(values.length).toBeGreaterThan(0);
    for (const value of values) expect([check(value), check.errors]).toEqual([true, null]);
  }

  #ask(operation: string, { headers = {}, parameter = '', query = '', payload }: Ask) {
    const [method, path] = operation.split(' ');
    const url = `${path.replace(/\{\w+\}/, parameter)}${query}`;
    const body =
      payload === undefined ? {} : { payload: typeof payload === 'string' ? payload : JSON.stringify(payload) };
    const type = payload === undefined ? {} : { 'content-type': 'application/json' };
    return this.#test.app.inject({ method: method as 'get', url, headers: { ...type, ...headers }, ...body });
  }
}

/** A body as the values its schema is about: rows of NDJSON one by one, a table or a part of a map as it is. */
function valuesOf(type: string, body: string): unknown[] {
  if (type === 'application/x-ndjson')
    return body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  return [isText(type) ? body : JSON.parse(body)];
}

const isText = (type: string) => type === 'text/csv' || type === BASEMAP_TYPE;

/** GeoJSON and the files of a district may hold more than we know of. */
const isForeign = (type: string, path: string) =>
  type === 'application/geo+json' || path.startsWith('/api/district/files/');
