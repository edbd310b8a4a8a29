import type { Workspace, WorkspaceChange, WorkspaceSettings } from '@peyvand/sdk/settings';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { staff } from '../../server.ts';
import { useAct } from '../../shared/act/use-act.ts';
import { keys } from '../../shared/query-keys.ts';
import { settingsWords } from './words.ts';

/** Changes settings of the business; what stood before can be brought back for a while. */
export function useChangeWorkspace(workspace: Workspace) {
  const words = useWords(settingsWords);
  return useAct((change: WorkspaceChange) => staff.settings.change(change), {
    stale: [keys.session, keys.measures.all, keys.profile.all],
    says: words.saved,
    undo: (change) => staff.settings.change(changeBack(workspace, change)),
    tellsOwnFailure: true,
  });
}

/** The change that takes another one back. */
export function changeBack(before: Workspace, change: WorkspaceChange): WorkspaceChange {
  const { settings, displayUnit, ...rest } = change;
  const plain = Object.fromEntries(Object.keys(rest).map((field) => [field, before[field as keyof typeof rest]]));
  const { unit } = before.currency.display;
  return {
    ...plain,
    ...(displayUnit === undefined || unit === 'major' ? {} : { displayUnit: unit }),
    ...(settings === undefined
      ? {}
      : {
          settings: Object.fromEntries(
            Object.keys(settings).map((name) => [name, before.settings[name as keyof WorkspaceSettings] ?? null]),
          ),
        }),
  };
}
