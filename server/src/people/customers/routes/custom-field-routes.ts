import { Type } from 'typebox';
import { type Route, route } from '../../../edge/http/route.ts';
import { changeCustomField, defineCustomField } from '../commands/keep-custom-fields.ts';
import { byId, id, oneOf, text, words } from '../contract.ts';
import { listCustomFields } from '../reads/list-custom-fields.ts';
import { customTypes } from '../rules/custom-value.ts';

const label = Type.Object({
  fa: Type.String({ minLength: 1, maxLength: 100 }),
  en: Type.String({ minLength: 1, maxLength: 100 }),
});
const choices = Type.Array(Type.Object({ value: text(100), label }), { maxItems: 200 });
const position = Type.Integer({ minimum: 0, maximum: 100_000 });
const known = Type.Object({ fieldId: id, key: Type.String() });

export const customFieldRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/custom-fields',
    right: 'customers.read',
    summary: { fa: 'فیلدهای دلخواه', en: "The business's own fields" },
    answers: {
      200: Type.Object({
        items: Type.Array(
          Type.Object({
            id,
            key: Type.String(),
            label: words,
            type: oneOf(customTypes),
            choices: Type.Array(Type.Object({ value: Type.String(), label: words })),
            position: Type.Integer(),
            archived: Type.Boolean(),
          }),
        ),
      }),
    },
    handle: async (ctx) => ({ status: 200, body: { items: await ctx.read(listCustomFields) } }),
  }),
  route({
    method: 'POST',
    path: '/custom-fields',
    right: 'settings.manage',
    summary: { fa: 'فیلد دلخواه تازه', en: "Define a field of the business's own" },
    body: Type.Object(
      {
        key: Type.String({ pattern: '^[a-z][a-z0-9_]{0,40}$' }),
        label,
        type: oneOf(customTypes),
        choices: Type.Optional(choices),
        position: Type.Optional(position),
      },
      { additionalProperties: false },
    ),
    example: {
      key: 'skin',
      label: { fa: 'نوع پوست', en: 'Skin type' },
      type: 'choice',
      choices: [
        { value: 'dry', label: { fa: 'خشک', en: 'Dry' } },
        { value: 'oily', label: { fa: 'چرب', en: 'Oily' } },
      ],
    },
    answers: { 201: known },
    handle: (ctx) => ctx.write(201, (w) => defineCustomField(w, ctx.house.secrets, ctx.body)),
  }),
  route({
    method: 'PATCH',
    path: '/custom-fields/:id',
    right: 'settings.manage',
    summary: { fa: 'تغییر فیلد دلخواه', en: "Change a field of the business's own" },
    params: byId,
    body: Type.Object(
      {
        label: Type.Optional(label),
        choices: Type.Optional(choices),
        position: Type.Optional(position),
        archived: Type.Optional(Type.Boolean()),
      },
      { additionalProperties: false },
    ),
    example: { label: { fa: 'جنس پوست', en: 'Skin' } },
    answers: { 200: known },
    handle: (ctx) => ctx.write(200, (w) => changeCustomField(w, ctx.house.secrets, ctx.params.id, ctx.body)),
  }),
];
