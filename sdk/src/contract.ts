import type { paths } from './openapi.ts';

/**
 * The description of the product, asked by the names of its operations: 'GET /customers/{id}'. All types are read from
 * openapi.ts, which is made of the routes.
 */

type Prefix = '/api/v1';
type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
interface Described {
  readonly parameters: { readonly query?: unknown; readonly path?: unknown };
  readonly requestBody?: unknown;
  readonly responses: object;
}

/** The operations of the product by name, each as it is described. */
type Operations = {
  [P in keyof paths as P extends `${Prefix}${infer Rest}` ? NamesOf<P, Rest> : never]: paths[P];
};
type NamesOf<P extends keyof paths, Rest extends string> = {
  [M in Method]: paths[P][M] extends Described ? `${Uppercase<M>} ${Rest}` : never;
}[Method];
export type Operation = keyof Operations & string;

type MethodOf<O extends Operation> = O extends `${infer M} ${string}` ? Lowercase<M> : never;
type DescribedAs<O extends Operation> =
  MethodOf<O> extends keyof Operations[O] ? Extract<Operations[O][MethodOf<O>], Described> : never;

type ParamsOf<D extends Described> = D['parameters']['path'] extends object
  ? { params: D['parameters']['path'] }
  : unknown;
type QueryOf<D extends Described> = D['parameters'] extends { readonly query: infer Q extends object }
  ? { query: Q }
  : D['parameters'] extends { readonly query?: infer Q }
    ? [Q] extends [undefined]
      ? unknown
      : { query?: NonNullable<Q> }
    : unknown;
type ContentOf<B> = B extends { readonly content: infer C } ? C[keyof C] : never;
type BodyOf<D extends Described> = D extends { readonly requestBody: infer B }
  ? { body: ContentOf<B> }
  : [NonNullable<D['requestBody']>] extends [never]
    ? unknown
    : { body?: ContentOf<NonNullable<D['requestBody']>> };

/** What a good answer holds; null where it holds nothing. */
type GoodOf<D extends Described> = {
  [S in keyof D['responses'] & (200 | 201 | 202)]: D['responses'][S] extends { readonly content: infer C }
    ? C[keyof C]
    : null;
}[keyof D['responses'] & (200 | 201 | 202)];

/** The same, to be read only. */
type Settled<T> = T extends Blob
  ? T
  : T extends (infer E)[]
    ? readonly Settled<E>[]
    : T extends object
      ? { readonly [K in keyof T]: Settled<T[K]> }
      : T;

/** What an operation is asked with. */
export type AskedWith<O extends Operation> = Settled<
  ParamsOf<DescribedAs<O>> & QueryOf<DescribedAs<O>> & BodyOf<DescribedAs<O>>
>;
/** What an operation answers. */
export type AnswerOf<O extends Operation> = Settled<GoodOf<DescribedAs<O>>>;
/** One item of a list that an operation answers. */
export type ItemOf<O extends Operation> =
  AnswerOf<O> extends { readonly items: readonly (infer Item)[] } ? Item : never;
/** The body that an operation is sent. */
export type WishOf<O extends Operation> = AskedWith<O> extends { body?: infer B } ? NonNullable<B> : never;
