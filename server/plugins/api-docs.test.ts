import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageVersion } from '../package-root.ts';
import { buildTestApp, type TestApp } from '../testing/build-test-app.ts';
import { renderApiPage } from './api-docs-page.ts';

let test: TestApp;
beforeAll(async () => {
  test = await buildTestApp();
});
afterAll(() => test.close());

describe.each(['/api/docs', '/api/docs/'])('GET %s', (url) => {
  it('is a page without a script and with nothing inline, whose parts are all here', async () => {
    const answer = await test.app.inject({ url });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(answer.body).not.toMatch(/<script|<style|<img|<svg|\sstyle=|\son\w+=/i);
    const parts = [...answer.body.matchAll(/\s(?:src|href)="([^"#][^"]*)"/g)].map(([, part]) => part);
    expect(parts.filter((part) => part !== 'data:,')).toEqual(['/api/docs/style.css', '/api/openapi.json']);
    for (const part of ['/api/docs/style.css', '/api/openapi.json']) {
      expect((await test.app.inject({ url: part })).statusCode).toBe(200);
    }
  });
});

describe('GET /api/docs/style.css', () => {
  it('is a style sheet with colors for both themes, and fetches nothing', async () => {
    const { headers, body } = await test.app.inject({ url: '/api/docs/style.css' });
    expect(headers['content-type']).toBe('text/css; charset=utf-8');
    expect(body).toContain('prefers-color-scheme: dark');
    expect(body).not.toMatch(/url\(|@import/);
  });
});

describe('the page of the API', () => {
  it('shows each operation with its parameters, its body and its answers, and links to it', async () => {
    const { paths } = (await test.app.inject({ url: '/api/openapi.json' })).json();
    const { body } = await test.app.inject({ url: '/api/docs' });
    expect(body).toContain(`<h1>Doorstep API <small>${packageVersion}</small></h1>`);
    const anchors = [...body.matchAll(/<section id="([^"]+)">/g)].map(([, id]) => id);
    const operations = Object.entries<Record<string, Record<string, object>>>(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );
    expect(new Set(anchors).size).toBe(operations.length);
    for (const id of anchors) expect(body).toContain(`<a href="#${id}">`);
    const sections = body.split('<section ').slice(1);
    operations.forEach(({ path, method, operation }, index) => {
      const section = sections[index];
      expect(section).toContain(`>${method.toUpperCase()}</b> <code>${path}</code></h2>`);
      const { parameters = [], responses } = operation as { parameters?: { name: string }[]; responses: object };
      for (const { name } of parameters) expect(section).toContain(`<td><code>${name}</code>`);
      const statuses = [...section.matchAll(/<dt>(\d+)<\/dt>/g)].map(([, status]) => status);
      expect(statuses).toEqual(Object.keys(responses));
      expect(section.includes('<h3>Body</h3>')).toBe('requestBody' in operation);
    });
  });

  it('escapes whatever the description holds', () => {
    const evil = `"><script>alert('x')</script>&`;
    const page = renderApiPage(
      {
        info: { title: evil, version: evil, description: evil },
        paths: {
          [evil]: {
            [evil]: {
              summary: evil,
              description: evil,
              parameters: [{ name: evil, in: evil, description: evil, schema: { type: evil } }],
              requestBody: { content: { [evil]: { schema: { description: evil } } } },
              responses: { [evil]: { description: evil } },
            },
          },
        },
      },
      evil,
    );
    expect(page).not.toMatch(/<script|alert\('/i);
    expect(page).toContain('&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;');
  });
});
