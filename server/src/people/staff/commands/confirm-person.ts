import { isRefusal, type Refusal } from '@peyvand/kernel/refusal';
import type { House } from '../../../edge/house.ts';
import { staff } from '../refusals.ts';
import { checkOwnPassword } from './change-account.ts';
import { useCode } from './confirm-second-factor.ts';

/**
 * Somebody at an open session proves once more that it is she, by her password or a code of her second factor. For the next five
 * minutes this session may do what asks for it.
 */
export async function confirmPerson(
  house: House,
  person: { userId: string; sessionId: string },
  proof: { password?: string | undefined; code?: string | undefined },
): Promise<true | Refusal> {
  if ((proof.password === undefined) === (proof.code === undefined)) return staff('proof-ambiguous');
  const refusal =
    proof.code === undefined
      ? await checkOwnPassword(house, person.userId, proof.password)
      : await useCode(house, person.userId, proof.code);
  if (isRefusal(refusal)) return refusal;
  await house.pool.query('update auth.session set confirmed_at = $2 where session_id = $1', [
    person.sessionId,
    house.clock.now(),
  ]);
  return true;
}
