import type { FastifyInstance } from 'fastify';
import type { ApiDescription, MediaType, Operation, Schema } from './describe-api/openapi.ts';
import { contentSecurityPolicy } from './serve-console.ts';

/** GET /api/v1/openapi.json, made of the schemas that validate, and GET /api/docs, the same to be read. */
export function serveApiDocs(app: FastifyInstance): void {
  let page: string | undefined;
  app.get('/api/v1/openapi.json', { schema: { hide: true } as never }, async (_, reply) =>
    reply.type('application/json; charset=utf-8').serializer(JSON.stringify).send(app.swagger()),
  );
  app.get('/api/docs', { schema: { hide: true } as never }, async (_, reply) => {
    page ??= writePage(app.swagger() as unknown as ApiDescription);
    return reply.type('text/html; charset=utf-8').header('content-security-policy', contentSecurityPolicy).send(page);
  });
}

function writePage(description: ApiDescription): string {
  const groups = new Map<string, string[]>();
  for (const [path, operations] of Object.entries(description.paths).sort())
    for (const [method, operation] of Object.entries(operations)) {
      const group = path.split('/')[3] ?? '';
      groups.set(group, [...(groups.get(group) ?? []), writeOperation(method, path, operation, description)]);
    }
  const names = [...groups.keys()].sort();
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Peyvand API</title><style>${css}</style></head><body><header><h1>Peyvand API</h1>
<p>JSON under <code>/api/v1</code>, described by <a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI 3.1). Send
<code>Authorization: Bearer pv_…</code> (Settings → access tokens, or <code>npx peyvand token create</code>). Every POST that
writes needs an <code>Idempotency-Key</code>: the same key with the same request answers the first answer, marked
<code>Idempotent-Replayed: true</code>. Errors are RFC 9457 problem documents with a stable <code>code</code> and a sentence in
Persian and English. Lists answer <code>{items, nextCursor}</code>; send <code>cursor=</code> for the next page. Money is a whole
number of the currency's smallest unit.</p></header>
<nav>${names.map((name) => `<a href="#${name}">${name}</a>`).join('')}</nav>
<main>${names.map((name) => `<section id="${name}"><h2>${name}</h2>${groups.get(name)?.join('')}</section>`).join('')}</main></body></html>`;
}

function writeOperation(method: string, path: string, operation: Operation, { components }: ApiDescription): string {
  const { schema, example }: MediaType = Object.values(operation.requestBody?.content ?? {})[0] ?? {};
  const body = schema?.$ref === undefined ? schema : components.schemas?.[nameOf(schema.$ref)];
  const fields = [
    ...(operation.parameters ?? [])
      .filter((one) => one.$ref === undefined && one.in !== 'header')
      .map((one) => row(one.name, one.in, one.required === true, one.schema, one.description)),
    ...Object.entries(body?.properties ?? {}).map(([name, schema]) =>
      row(name, 'body', body?.required?.includes(name) === true, schema),
    ),
  ];
  const statuses = Object.keys(operation.responses ?? {}).filter((status) => /^\d+$/.test(status));
  return `<details><summary><b class="${method}">${method.toUpperCase()}</b> <code>${escapeHtml(path.replaceAll(/\{(\w+)\}/g, '{$1}'))}</code>
<span>${escapeHtml(operation.summary ?? '')}</span> <span lang="fa" dir="rtl">${escapeHtml(operation.description ?? '')}</span></summary>
<p>Right: <code>${escapeHtml(operation['x-right'] ?? '')}</code> · answers ${statuses.join(', ')}</p>
${fields.length === 0 ? '' : `<table><tr><th>field</th><th>in</th><th>type</th><th></th></tr>${fields.join('')}</table>`}
${example === undefined ? '' : `<pre dir="ltr">${escapeHtml(JSON.stringify(example, null, 2))}</pre>`}</details>`;
}

function row(name: string, where: string, required: boolean, schema: Schema, description = schema.description): string {
  return `<tr><td><code>${escapeHtml(name)}</code>${required ? ' *' : ''}</td><td>${where}</td><td>${escapeHtml(typeOf(schema))}</td><td>${escapeHtml(description ?? '')}</td></tr>`;
}

function typeOf(schema: Schema): string {
  if (schema.$ref !== undefined) return nameOf(schema.$ref);
  if (schema.enum !== undefined) return schema.enum.map((one) => JSON.stringify(one)).join(' | ');
  if (schema.anyOf !== undefined) return schema.anyOf.map(typeOf).join(' | ');
  if (schema.items !== undefined) return `${typeOf(schema.items)}[]`;
  if (schema.properties !== undefined) return `{${Object.keys(schema.properties).join(', ')}}`;
  return [schema.type, schema.format].flat().filter(Boolean).join(' ');
}

/** "#/components/schemas/Purchase" is Purchase. */
function nameOf(reference: string): string {
  return reference.split('/').at(-1) ?? '';
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

const css = `:root{color-scheme:light dark}body{font:14px/1.7 Vazirmatn,system-ui,sans-serif;margin:0;background:#f7f6f3;color:#1d1c1a}
header,main,nav{max-width:960px;margin:auto;padding:12px 20px}h1{font-size:25px;color:#0b7a75}h2{font-size:20px;border-block-end:1px solid #e6e3dc}
nav{display:flex;flex-wrap:wrap;gap:10px}a{color:#0a716c}details{background:#fff;border:1px solid #e6e3dc;border-radius:10px;margin:8px 0;padding:8px 14px}
summary{cursor:pointer}summary b{display:inline-block;min-width:58px;color:#0b7a75}b.post{color:#2b4a9b}b.patch,b.put{color:#9a5b00}b.delete{color:#b3261e}
summary span{color:#66625b;margin-inline-start:10px}code,pre{font:13px ui-monospace,monospace}pre{background:#f7f6f3;padding:10px;border-radius:8px;overflow:auto}
table{border-collapse:collapse;width:100%}td,th{text-align:start;padding:4px 8px;border-block-start:1px solid #e6e3dc;vertical-align:top}
@media(prefers-color-scheme:dark){body{background:#121416;color:#edebe6}details{background:#1a1d20;border-color:#2c3135}pre{background:#121416}h1,a,summary b{color:#43c6bd}b.post{color:#9db4f0}b.patch,b.put{color:#e0b060}b.delete{color:#f28b82}summary span{color:#a6a29a}td,th,h2{border-color:#2c3135}}`;
