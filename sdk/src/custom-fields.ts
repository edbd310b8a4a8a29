import type { Client, WriteOptions } from './client.ts';

export type CustomFieldType = 'text' | 'number' | 'money' | 'date' | 'boolean' | 'choice' | 'choices';

interface Words {
  readonly fa: string;
  readonly en: string;
}

/** One answer that a field of choices offers: what is stored, and how it is shown. */
export interface FieldChoice {
  readonly value: string;
  readonly label: Words;
}

/** A field of the business's own, asked of each customer. */
export interface CustomField {
  readonly id: string;
  /** Small Latin letters, digits and underscores; stays for ever. */
  readonly key: string;
  readonly label: Words;
  readonly type: CustomFieldType;
  readonly choices: readonly FieldChoice[];
  readonly position: number;
  /** No longer asked; what was written stays. */
  readonly archived: boolean;
}

export interface CustomFieldWish {
  readonly key: string;
  readonly label: Words;
  readonly type: CustomFieldType;
  readonly choices?: readonly FieldChoice[];
  readonly position?: number;
}

export interface CustomFieldChange {
  readonly label?: Words;
  readonly choices?: readonly FieldChoice[];
  readonly position?: number;
  readonly archived?: boolean;
}

interface Known {
  readonly fieldId: string;
  readonly key: string;
}

const at = '/api/v1/custom-fields';

/** The fields that a business adds to its customers. */
export function customFieldCalls(client: Client) {
  return {
    list: () => client.get<{ items: readonly CustomField[] }>(at),
    make: (wish: CustomFieldWish, options: WriteOptions) => client.post<Known>(at, wish, options),
    change: (id: string, change: CustomFieldChange) => client.patch<Known>(`${at}/${id}`, change),
  };
}
