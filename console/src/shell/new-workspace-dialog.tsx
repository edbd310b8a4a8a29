import { Dialog } from '@peyvand/ui/feedback/dialog.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { WorkspaceForm } from '../pages/first-run/workspace-form.tsx';
import { shellWords } from '../words.ts';

/** Makes an empty workspace and goes there. */
export function NewWorkspaceDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const words = useWords(shellWords);
  return (
    <Dialog open={open} onClose={onClose} title={words.newWorkspace}>
      <WorkspaceForm />
    </Dialog>
  );
}
