import { IconUser } from '@tabler/icons-react';
import styles from './avatar.module.css';
import { initialsOf } from './initials.ts';

interface AvatarProps {
  readonly name: string;
  /** Side in px: 28 in rows, 36 in bars, 60 on a page. */
  readonly size?: 24 | 28 | 36 | 60;
  readonly tone?: 'accent' | 'info' | 'gold' | 'neutral';
  /** A tile has corners (customers); a disc is a member of staff. */
  readonly shape?: 'tile' | 'disc';
  readonly picture?: string;
}

/** Initials on a quiet tile, or a picture. The name always stands beside it, so it is hidden from screen readers. */
export function Avatar({ name, size = 36, tone = 'accent', shape = 'tile', picture }: AvatarProps) {
  const initials = initialsOf(name);
  return (
    <span className={styles.avatar} data-size={size} data-tone={tone} data-shape={shape} aria-hidden="true">
      {picture !== undefined ? <img src={picture} alt="" /> : initials !== '' ? initials : <IconUser stroke={1.7} />}
    </span>
  );
}
