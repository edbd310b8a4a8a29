import { cleanLine } from '@peyvand/kernel/text';

/** How a person wants to be reached. Null where she has said nothing. */
export interface Reach {
  channel: string | null;
  branch: string | null;
  /** Minutes since midnight of the workspace's zone, from the first up to the last. */
  hours: { from: number; to: number } | null;
}

/** Beginnings of the codes under which these stand among the preferences. */
export const reachPrefixes = ['reach-channel', 'reach-branch', 'reach-hours'];

interface Entry {
  component: 'channel' | 'communication';
  value: string;
  code: string;
}

/** The preferences that say it: readable for people, coded for the sender. */
export function reachEntries({ channel, branch: told, hours }: Reach): Entry[] {
  const branch = told === null ? null : cleanLine(told) || null;
  const clock = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return [
    ...(channel === null ? [] : [{ component: 'channel' as const, value: channel, code: `reach-channel:${channel}` }]),
    ...(branch === null ? [] : [{ component: 'channel' as const, value: branch, code: `reach-branch:${branch}` }]),
    ...(hours === null
      ? []
      : [
          {
            component: 'communication' as const,
            value: `${clock(hours.from)}–${clock(hours.to)}`,
            code: `reach-hours:${hours.from}-${hours.to}`,
          },
        ]),
  ];
}

/** The same read back from the codes. */
export function readReach(codes: readonly string[]): Reach {
  const after = (prefix: string) =>
    codes.find((code) => code.startsWith(`${prefix}:`))?.slice(prefix.length + 1) ?? null;
  const hours = /^(\d+)-(\d+)$/.exec(after('reach-hours') ?? '');
  return {
    channel: after('reach-channel'),
    branch: after('reach-branch'),
    hours: hours === null ? null : { from: Number(hours[1]), to: Number(hours[2]) },
  };
}
