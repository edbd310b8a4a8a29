import { randomBytes } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { smallDisk } from '../server/src/testing/small-disk.ts';
import { openProduct } from './open-product.ts';
import { type Answer, openShop } from './stories/open-shop.ts';

/**
 * The whole product on a disk of its own that is filled to the last byte, and emptied again. Where no disk may be mounted, the same
 * sentence is proved on the machine's full device (server/src/edge/http/disk-full.db.test.ts); here is shown that the product
 * refuses large work on a place that has no room, which every machine has.
 */
describe('GATES 5: a disk that fills', () => {
  it('stops nothing for good: what was acknowledged stays, what is refused says why, and with room all goes on', {
    timeout: 300_000,
  }, async () => {
    const disk = smallDisk(400);
    if (disk === undefined) return refusedOnAPlaceWithoutRoom();
    const product = await openProduct({ dataDir: disk.path });
    onTestFinished(async () => {
      disk.makeRoom();
      await product.close();
      disk.end();
    });
    const shop = await openShop(product, 'shop');
    const people: string[] = [];
    for (const name of ['مریم', 'نرگس', 'زهرا', 'علی', 'رضا', 'سارا', 'لیلا', 'حسن', 'مینا', 'کاوه'])
      people.push((await shop.post('/customers', { name })).body.customerId);
    let written = 0;
    const note = () =>
      shop.post(`/customers/${people[written++ % people.length]}/notes`, { body: randomBytes(4900).toString('hex') });
    expect((await note()).status).toBe(201);

    // little is free: what takes room is refused at once, a sale is not
    const upload = await shop.post('/imports?kind=customers&name=a.csv', 'name\nنرگس\n');
    expect([upload.status, upload.body.code]).toEqual([507, 'files.disk-nearly-full']);
    expect((await shop.get('/exports/customers')).status).toBe(507);
    await expect(product.command('backup', `${disk.path}/all.backup`)).rejects.toMatchObject({
      stderr: expect.stringMatching(/disk is nearly full|دیسک/),
    });

    let kept = 1;
    let refused: Answer | undefined;
    for (let n = 0; n < 4000 && refused === undefined; n++) {
      // also what the server frees for itself is taken
      if (n % 50 === 0) disk.fill();
      const answer = await note();
      if (answer.status === 201) kept += 1;
      else refused = answer;
    }
    expect([refused?.status, refused?.body.code]).toEqual([503, 'request.disk-full']);
    expect(refused?.body.message.fa).toContain('دیسک');
    const others = await Promise.all([shop.get('/customers'), note(), shop.post('/customers', { name: 'علی' })]);
    const told = others.filter((one) => one.status >= 400);
    for (const one of told) expect([one.status, one.body.code]).toEqual([503, 'request.disk-full']);
    if (others[1]?.status === 201) kept += 1;

    disk.makeRoom();
    await expect.poll(async () => (await note()).status, { timeout: 120_000, interval: 500 }).toBe(201);
    kept += 1;
    let found = 0;
    for (const one of people) found += (await shop.ask(`/customers/${one}/notes`)).items.length;
    expect(found).toBe(kept);
  });
});

/** What every machine can show: a place without room takes no upload. */
async function refusedOnAPlaceWithoutRoom(): Promise<void> {
  const { refuseOnFullDisk } = await import('../server/src/ground/files/disk-floor.ts');
  expect(await refuseOnFullDisk({ config: { dataDir: '/proc' } })).toMatchObject({ status: 507 });
}
