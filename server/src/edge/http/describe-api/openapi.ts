/** The part of JSON Schema that our routes speak. */
export interface Schema {
  $ref?: string;
  title?: string;
  type?: string;
  format?: string;
  pattern?: string;
  description?: string;
  const?: unknown;
  enum?: readonly unknown[];
  default?: unknown;
  examples?: readonly unknown[];
  properties?: Record<string, Schema>;
  required?: readonly string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  anyOf?: readonly Schema[];
  allOf?: readonly Schema[];
  minimum?: number;
  minLength?: number;
  minItems?: number;
  maxLength?: number;
}

export interface MediaType {
  schema?: Schema;
  example?: unknown;
}
export type Content = Record<string, MediaType>;

export interface Parameter {
  $ref?: string;
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema: Schema;
  example?: unknown;
}

export interface Answered {
  $ref?: string;
  description?: string;
  content?: Content;
}

export interface Operation {
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: readonly string[];
  security?: readonly Record<string, readonly string[]>[];
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Content };
  responses: Record<string, Answered>;
  'x-right'?: string;
}

export type PathItem = Record<string, Operation>;

/** The part of OpenAPI 3.1 in which the product describes itself. */
export interface ApiDescription {
  openapi: string;
  info: Record<string, unknown>;
  servers: readonly { url: string }[];
  tags?: readonly { name: string; description?: string }[];
  security?: Operation['security'];
  paths: Record<string, PathItem>;
  webhooks?: Record<string, PathItem>;
  components: {
    schemas?: Record<string, Schema>;
    responses?: Record<string, Answered>;
    parameters?: Record<string, Parameter>;
    securitySchemes?: Record<string, unknown>;
  };
}
