import type { Workspace } from '@peyvand/sdk/settings';
import { Avatar } from '@peyvand/ui/show/avatar.tsx';
import { staff } from '../../server.ts';

interface BusinessAvatarProps {
  readonly workspace: Pick<Workspace, 'id' | 'name' | 'settings'>;
  readonly size: 24 | 60;
}

/** The logo of a business, or its initials. */
export function BusinessAvatar({ workspace, size }: BusinessAvatarProps) {
  const picture = staff.settings.logoAddress(workspace);
  return <Avatar name={workspace.name} size={size} tone="gold" {...(picture === undefined ? {} : { picture })} />;
}
