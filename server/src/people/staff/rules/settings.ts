import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import { cleanLine } from '@peyvand/kernel/text';
import { isTimeZone } from '@peyvand/kernel/time-zone';
import type { Workspace, WorkspaceSettings } from '../../../office/workspace/index.ts';
import { staff } from '../refusals.ts';

/** What may be changed of a business; absent fields stay, null in `settings` goes back to the default. */
export interface WorkspaceChange {
  name?: string | undefined;
  timeZone?: string | undefined;
  calendar?: 'jalali' | 'gregorian' | undefined;
  language?: 'fa' | 'en' | undefined;
  /** How money is shown; the currency itself stays, since all amounts are kept in it. */
  displayUnit?: 'toman' | 'rial' | undefined;
  settings?: { readonly [K in keyof WorkspaceSettings]?: WorkspaceSettings[K] | null } | undefined;
}

export type WorkspaceState = Pick<Workspace, 'name' | 'timeZone' | 'calendar' | 'language' | 'currency' | 'settings'>;

/**
 * The state after a change, or a refusal that names the field. The shapes were checked at the edge; here is what a shape
 * cannot say: a zone that exists, a colour, a currency that has the unit asked for.
 */
export function applyChange(state: WorkspaceState, change: WorkspaceChange): WorkspaceState | Refusal {
  const name = change.name === undefined ? state.name : cleanLine(change.name);
  if (name === '') return staff('setting-invalid', { field: 'name' });
  const timeZone = change.timeZone ?? state.timeZone;
  if (!isPlaceZone(timeZone)) return staff('setting-invalid', { field: 'timeZone' });
  let { currency } = state;
  if (change.displayUnit !== undefined) {
    if (currency.code !== 'IRR') return staff('setting-invalid', { field: 'displayUnit' });
    currency = { ...currency, display: { unit: change.displayUnit, factor: change.displayUnit === 'toman' ? 10 : 1 } };
  }
  const brand = brandAfter(state, change);
  if (isRefusal(brand)) return brand;
  const settings = Object.fromEntries(
    Object.entries({ ...state.settings, ...change.settings, brand }).filter(
      ([, value]) => value !== null && value !== undefined,
    ),
  );
  return {
    name,
    timeZone,
    calendar: change.calendar ?? state.calendar,
    language: change.language ?? state.language,
    currency,
    settings,
  };
}

/** The logo comes and goes as a file (commands/keep-logo.ts): no other way leads to it, or past it. */
function brandAfter(state: WorkspaceState, { settings }: WorkspaceChange): WorkspaceSettings['brand'] | Refusal {
  const before = state.settings.brand;
  if (settings?.brand === undefined) return before;
  const { logoFileId, ...brand } = settings.brand ?? {};
  if (logoFileId !== undefined && logoFileId !== before?.logoFileId)
    return staff('setting-invalid', { field: 'settings.brand.logoFileId' });
  const after = { ...brand, ...(before?.logoFileId === undefined ? {} : { logoFileId: before.logoFileId }) };
  return Object.keys(after).length === 0 ? undefined : after;
}

/** True for the zone of a place, such as Asia/Tehran: an offset such as +03:30 has no history of summer times. */
export function isPlaceZone(timeZone: string): boolean {
  return isTimeZone(timeZone) && /^[A-Z]/.test(timeZone);
}

/** The fields of a business one by one, for saying what changed: "timeZone", "settings.margin". */
export function fieldsOf({ settings, ...state }: WorkspaceState): Record<string, unknown> {
  return {
    ...state,
    ...Object.fromEntries(Object.entries(settings).map(([name, value]) => [`settings.${name}`, value])),
  };
}
