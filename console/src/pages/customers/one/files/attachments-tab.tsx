import { ActionIcon } from '@mantine/core';
import type { Attachment } from '@peyvand/sdk/customer-page';
import { EmptyState } from '@peyvand/ui/feedback/empty-state.tsx';
import { FileDrop } from '@peyvand/ui/form/file-drop.tsx';
import { useReader, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { IconFile, IconPaperclip, IconPhoto, IconTrash } from '@tabler/icons-react';
import { staff } from '../../../../server.ts';
import { useRight } from '../../../../session/session.ts';
import { useAct } from '../../../../shared/act/use-act.ts';
import { keys } from '../../../../shared/query-keys.ts';
import styles from '../tabs.module.css';
import { whenOf } from '../when.ts';
import { fileWords } from './words.ts';

const kinds = ['.pdf', '.png', '.jpg', '.webp', '.docx', '.xlsx', '.txt', '.mp3', '.mp4'];

interface AttachmentsTabProps {
  readonly customerId: string;
  readonly files: readonly Attachment[];
}

/** Files kept with a customer. They are only ever downloaded, never shown inside the page. */
export function AttachmentsTab({ customerId, files }: AttachmentsTabProps) {
  const words = useWords(fileWords);
  const mayWrite = useRight('attachments.write');
  const add = useAct((file: File) => staff.customerPage.attach(customerId, file), {
    stale: [keys.customer.of(customerId)],
    says: (_, file) => words.added(file.name),
  });
  return (
    <>
      {mayWrite && (
        <FileDrop
          label={words.drop}
          kinds={kinds}
          multiple
          disabled={add.isPending}
          onFiles={(chosen) => {
            for (const file of chosen) add.mutate(file);
          }}
        />
      )}
      {files.length === 0 ? (
        <EmptyState icon={<IconPaperclip stroke={1.7} />} title={words.empty}>
          {words.emptyText}
        </EmptyState>
      ) : (
        <ul className={styles.list}>
          {files.map((file) => (
            <FileTold key={file.id} customerId={customerId} file={file} mayRemove={mayWrite} />
          ))}
        </ul>
      )}
    </>
  );
}

interface FileToldProps {
  readonly customerId: string;
  readonly file: Attachment;
  readonly mayRemove: boolean;
}

function FileTold({ customerId, file, mayRemove }: FileToldProps) {
  const words = useWords(fileWords);
  const show = useShow();
  const { timeZone } = useReader();
  const remove = useAct(() => staff.customerPage.detach(customerId, file.id), {
    stale: [keys.customer.of(customerId)],
    says: words.removed(file.name),
    undo: () => staff.customerPage.restoreFile(customerId, file.id),
  });
  const Icon = file.contentType.startsWith('image/') ? IconPhoto : IconFile;
  const size =
    file.size < 1024 ** 2
      ? words.kb(show.number(Math.max(1, Math.round(file.size / 1024))))
      : words.mb(show.number(file.size / 1024 ** 2, 1));
  return (
    <li className={styles.file}>
      <span className={styles.talkIcon} aria-hidden="true">
        <Icon size={17} stroke={1.7} />
      </span>
      <span>
        <a href={staff.customerPage.attachmentAddress(customerId, file.id)} download={file.name}>
          <bdi>{file.name}</bdi>
        </a>
        <br />
        <span className={styles.quiet}>
          {size} · {whenOf(file.addedAt, timeZone, show)}
        </span>
      </span>
      {mayRemove && (
        <ActionIcon aria-label={words.remove(file.name)} onClick={() => remove.mutate()}>
          <IconTrash size={16} />
        </ActionIcon>
      )}
    </li>
  );
}
