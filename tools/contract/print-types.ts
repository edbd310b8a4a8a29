import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import type { ApiDescription } from '../../server/src/edge/http/describe-api/openapi.ts';

const heading = `// Made of the API description by tools/generate-contract.ts; not to be edited. Make it again: node tools/generate-contract.ts`;

/** The description as TypeScript: paths, shapes, and what is sent to webhooks. A file is a Blob. */
export async function printTypes(description: ApiDescription): Promise<string> {
  const blob = ts.factory.createTypeReferenceNode('Blob');
  const types = await openapiTS(JSON.stringify(description), {
    // what has a default may be left out
    defaultNonNullable: false,
    silent: true,
    transform: ({ format }) => (format === 'binary' ? blob : undefined),
  });
  return `${heading}\n\n${astToString(types)}`;
}
