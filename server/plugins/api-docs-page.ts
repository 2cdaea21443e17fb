import { html, type Markup } from './markup.ts';

type Content = { readonly content?: Readonly<Record<string, { readonly schema?: unknown }>> };
type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: Readonly<Record<string, unknown>>;
};
type Operation = {
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Content;
  readonly responses?: Readonly<Record<string, Content & { readonly description?: string }>>;
};

/** What the page shows of an OpenAPI document. */
export type ApiDocument = {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

type Named = { readonly id: string; readonly method: string; readonly path: string; readonly operation: Operation };

/** The whole page; everything of the document is escaped. */
export function renderApiPage({ info, paths }: ApiDocument, styleUrl: string): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ id: idOf(method, path), method, path, operation })),
  );
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${info.title} API ${info.version}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${styleUrl}">
</head>
<body>
<header>
<h1>${info.title} API <small>${info.version}</small></h1>
<p>${info.description ?? ''}</p>
<p>For programs: <a href="/api/openapi.json">OpenAPI 3.1</a>.</p>
<nav aria-label="Operations"><ul>${operations.map(renderLink)}</ul></nav>
</header>
<main>${operations.map(renderOperation)}</main>
</body>
</html>
`;
  return page.markup;
}

const idOf = (method: string, path: string) => `${method}${path.replace(/[^a-z]+/gi, '-')}`.replace(/-$/, '');

const renderName = ({ method, path }: Named) =>
  html`<b class="method ${method}">${method.toUpperCase()}</b> <code>${path}</code>`;

const renderLink = (named: Named) =>
  html`<li><a href="#${named.id}">${renderName(named)}</a> ${named.operation.summary ?? ''}</li>`;

function renderOperation(named: Named): Markup {
  const { summary, description, parameters = [], requestBody, responses = {} } = named.operation;
  return html`
<section id="${named.id}">
<h2>${renderName(named)}</h2>
<p>${summary ?? ''}</p>
${description ? html`<p>${description}</p>` : ''}
${parameters.length > 0 ? renderParameters(parameters) : ''}
${requestBody ? html`<h3>Body</h3>${renderContent(requestBody)}` : ''}
<h3>Answers</h3>
<dl>${Object.entries(responses).map(
    ([status, answer]) =>
      html`<dt>${status}</dt><dd><p>${renderSpans(answer.description ?? '')}</p>${renderContent(answer)}</dd>`,
  )}</dl>
</section>`;
}

const renderParameters = (parameters: readonly Parameter[]) => html`<h3>Parameters</h3>
<div class="wide"><table>
<thead><tr><th>name</th><th>in</th><th>values</th><th></th></tr></thead>
<tbody>${parameters.map(
  ({ name, in: place, required, schema = {}, description = '' }) => html`<tr>
<td><code>${name}</code>${required ? ' (required)' : ''}</td><td>${place}</td>
<td>${renderValues(schema)}</td><td>${renderSpans(description)}</td></tr>`,
)}</tbody>
</table></div>`;

/** A type in a few words, for what a schema of one parameter says. */
function renderValues(schema: Readonly<Record<string, unknown>>): Markup {
  const { type, enum: words, minimum, maximum, maxLength, default: preset } = schema;
  const parts = [
    Array.isArray(words) ? words.join(' | ') : type,
    minimum !== undefined && `from ${minimum}`,
    maximum !== undefined && `to ${maximum}`,
    maxLength !== undefined && `at most ${maxLength} characters`,
    preset !== undefined && `otherwise ${preset}`,
  ];
  return html`${parts.filter(Boolean).join(', ')}`;
}

const renderContent = ({ content = {} }: Content): Markup[] =>
  Object.entries(content).map(
    ([type, { schema }]) =>
      html`<details><summary><code>${type}</code></summary><pre tabindex="0">${JSON.stringify(schema, null, 2)}</pre></details>`,
  );

/** Words between backticks are code. */
const renderSpans = (text: string): Markup[] =>
  text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));
