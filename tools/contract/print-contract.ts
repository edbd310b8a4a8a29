import { operationOf } from './describe-routes.ts';
import type { Description, Operation, Parameter, Schema } from './description.ts';
import { SchemaPrinter, singular } from './print-schema.ts';

const heading = `// Made of the routes by tools/generate-contract.ts; not to be edited. Make it again: node tools/generate-contract.ts`;

/** The contract as TypeScript: one entry an operation with its parameters, its body and its answer. Not yet formatted. */
export function printContract({ paths, uploads }: Description): string {
  const operations = Object.entries(paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, one]) => [operationOf(method, path), one] as const),
    )
    .sort(([a], [b]) => (byPath(a) < byPath(b) ? -1 : 1));
  const printer = new SchemaPrinter();
  const printAll = () => operations.map(([name, one]) => printOperation(printer, name, one, uploads.has(name)));
  printAll();
  printer.beginNaming();
  const entries = printAll();
  const shapes = printer.shapes().map(({ name, text }) => `export interface ${name} ${text}`);
  return [
    heading,
    `/** Every operation of /api/v1: what it is asked with, and what a good answer holds. */
export interface Contract {\n${entries.join('\n')}\n}`,
    'export type Operation = keyof Contract;',
    ...shapes,
  ].join('\n\n');
}

/** Sorts "GET /customers/{id}" by its path, then by its method. */
function byPath(name: string): string {
  const [method, path] = name.split(' ');
  return `${path} ${method}`;
}

function printOperation(printer: SchemaPrinter, name: string, operation: Operation, upload: boolean): string {
  const hint = hintOf(name);
  const of = (place: string) => (operation.parameters ?? []).filter((one) => one.in === place);
  const parts = [
    printParameters(printer, 'params', of('path'), hint),
    printParameters(printer, 'query', of('query'), hint),
    upload ? 'body: Blob;' : printBody(printer, operation, hint),
    `answer: ${printAnswer(printer, operation, hint)};`,
  ].filter((part) => part !== '');
  return `/** ${operation.summary ?? name} */\n'${name}': {\n${parts.join('\n')}\n};`;
}

function printParameters(printer: SchemaPrinter, key: string, parameters: readonly Parameter[], hint: string): string {
  if (parameters.length === 0) return '';
  const required = parameters.filter((one) => one.required === true).map((one) => one.name);
  const properties = Object.fromEntries(
    parameters.map(({ name, schema, description }) => [name, { ...schema, ...(description && { description }) }]),
  );
  const text = printer.print({ type: 'object', properties, required }, `${hint}${key === 'query' ? 'Query' : 'Place'}`);
  return `${key}${required.length === 0 ? '?' : ''}: ${text};`;
}

function printBody(printer: SchemaPrinter, { requestBody }: Operation, hint: string): string {
  const schema = requestBody?.content['application/json']?.schema;
  if (schema === undefined) return '';
  const optional = requestBody?.required === true ? '' : '?';
  return `body${optional}: ${printer.print(schema, `${hint}Wish`)};`;
}

function printAnswer(printer: SchemaPrinter, { responses }: Operation, hint: string): string {
  const good = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  const schemas = good.map(([, response]) => response.content?.['application/json']?.schema);
  const printed = schemas.map((schema: Schema | undefined) =>
    schema === undefined ? 'null' : printer.print(schema, hint),
  );
  return [...new Set(printed)].join(' | ');
}

/** "GET /customers/{id}/purchases" gives "CustomerPurchase", "GET /customers" gives "Customer". */
function hintOf(name: string): string {
  const words = (name.split(' ')[1] ?? '').split('/').filter((part) => part !== '' && !part.startsWith('{'));
  return words
    .flatMap((word) => word.split('-'))
    .map((word) => singular(word))
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
