import { Button, TextInput } from '@mantine/core';
import { newKey } from '@peyvand/sdk/client';
import { Dialog } from '@peyvand/ui/feedback/dialog.tsx';
import { useTell } from '@peyvand/ui/feedback/toast.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { staff } from '../server.ts';
import { useEnterWorkspace } from '../session/enter-workspace.ts';
import { shellWords } from '../words.ts';

/** Makes an empty workspace and goes there. One press is one workspace: the key is made when the dialog is shown. */
export function NewWorkspaceDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const words = useWords(shellWords);
  return (
    <Dialog open={open} onClose={onClose} title={words.newWorkspace}>
      <NewWorkspaceForm />
    </Dialog>
  );
}

function NewWorkspaceForm() {
  const words = useWords(shellWords).demo;
  const tell = useTell();
  const enter = useEnterWorkspace();
  const [name, setName] = useState('');
  const [key] = useState(newKey);
  const make = useMutation({
    mutationFn: () => staff.session.createWorkspace(name.trim(), { key }),
    onSuccess: (workspace) => enter(workspace.id),
    onError: tell.failed,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') make.mutate();
      }}
    >
      <TextInput
        label={words.name}
        description={words.explain}
        dir="auto"
        value={name}
        maxLength={120}
        required
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" mt="md" loading={make.isPending} disabled={name.trim() === ''}>
        {words.create}
      </Button>
    </form>
  );
}
