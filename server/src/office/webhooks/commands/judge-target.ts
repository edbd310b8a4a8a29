import type { Refusal } from '@peyvand/kernel/refusal';
import type { House } from '../../../edge/house.ts';
import { checkTarget } from '../../../ground/outgoing/send-request.ts';
import { targetsOf } from '../../../ground/outgoing/targets.ts';
import { webhooks } from '../refusals.ts';

/**
 * Judges an address before it is kept: https without credentials, and a machine that can be found on the internet. One refusal
 * for what is unknown and what is private: it must not tell which names an inner network has. Where the operator allows
 * machines of the same house, one of them may be off at the moment: then only the form counts.
 */
export async function judgeTarget(house: Pick<House, 'config' | 'resolve'>, url: string): Promise<Refusal | undefined> {
  const { allowPrivateTargets } = house.config;
  if (!isFit(url, allowPrivateTargets)) return webhooks('url-unfit');
  if (allowPrivateTargets) return undefined;
  return (await checkTarget(targetsOf(house), url)) === undefined ? undefined : webhooks('target-refused');
}

function isFit(text: string, allowPrivate: boolean): boolean {
  const url = URL.parse(text);
  if (url === null || url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && allowPrivate);
}
