import type { Client, WriteOptions } from './client.ts';

/** How a currency is kept and said. */
export interface WorkspaceCurrency {
  readonly code: string;
  readonly minorDigits: number;
  readonly display: { readonly unit: 'toman' | 'rial' | 'major'; readonly factor: number };
}

/** Who counts as a customer on a day. */
export type CustomerRule =
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'own-gap'; readonly k: number; readonly leastDays: number }
  | { readonly kind: 'p-alive'; readonly least: number };

/** Settings that change how figures are counted; an absent one stands at the house's default. */
export interface FigureSettings {
  readonly asOf?: 'today' | 'after-last-purchase';
  readonly customerRule?: CustomerRule;
  readonly model?: 'mbgnbd' | 'bgnbd' | 'paretonbd';
  /** A fraction a month. */
  readonly monthlyDiscount?: number;
  /** A fraction of the sale. */
  readonly margin?: number;
  readonly loyalFrom?: number;
}

export interface WorkspaceSettings extends FigureSettings {
  /** Codes under which it sells what is no goods: postage, charges. Absent: the usual ones. */
  readonly feeCodes?: readonly string[];
  /** Whoever works here sets up a second factor before anything else. */
  readonly secondFactor?: 'demanded';
  readonly brand?: { readonly color?: string; readonly logoFileId?: string };
}

/** A business with its settings. */
export interface Workspace {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  /** IANA zone. */
  readonly timeZone: string;
  readonly calendar: 'jalali' | 'gregorian';
  readonly language: 'fa' | 'en';
  readonly currency: WorkspaceCurrency;
  readonly settings: WorkspaceSettings;
  /** A demo business: labelled, with the source of its data. */
  readonly demo: boolean;
}

/** What may be changed; absent fields stay, null among the settings goes back to the default. */
export interface WorkspaceChange {
  readonly name?: string;
  readonly timeZone?: string;
  readonly calendar?: 'jalali' | 'gregorian';
  readonly language?: 'fa' | 'en';
  /** Only where the currency is the rial. */
  readonly displayUnit?: 'toman' | 'rial';
  readonly settings?: { readonly [K in keyof WorkspaceSettings]?: WorkspaceSettings[K] | null };
}

/** One thing that was looked at, in plain words. */
export interface HealthCheck {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: { readonly fa: string; readonly en: string };
}

/** The settings of the business, and the health of the installation. */
export function settingsCalls(client: Client) {
  return {
    read: () => client.get<Workspace>('/api/v1/workspace'),
    change: (change: WorkspaceChange) => client.patch<Workspace>('/api/v1/workspace', change),
    /** Gives the business a logo: PNG, JPEG, WebP or GIF, at most 1 MB. */
    giveLogo: (file: File, options: WriteOptions = {}) =>
      client.upload<Workspace>('/api/v1/workspace/logo', file, {
        ...options,
        name: file.name,
        query: { name: file.name },
      }),
    removeLogo: () => client.delete<Workspace>('/api/v1/workspace/logo'),
    /** Where the logo is, for a picture; undefined when there is none. */
    logoAddress: ({ id, settings }: Pick<Workspace, 'id' | 'settings'>) =>
      settings.brand?.logoFileId === undefined
        ? undefined
        : client.addressOf(`/api/v1/workspaces/${id}/logo/${settings.brand.logoFileId}`),
    health: () => client.get<{ ok: boolean; checks: readonly HealthCheck[] }>('/api/v1/health/checks'),
  };
}
