import { type Caller, openShop } from '../stories/open-shop.ts';
import type { LookOptions, OpenConsole, Visitor } from './open-console.ts';

/** A business of the test's own: its owner in the browser, and a program beside her that holds her token. */
export interface OwnedShop {
  readonly shop: Caller;
  readonly owner: Visitor;
  /** The same owner with other eyes: language, colours, width. */
  again(look: LookOptions): Promise<Visitor>;
}

/** Opens a business on the command line and lets its owner in by a one-time link. */
export async function enterAsOwner(open: OpenConsole, slug: string, settings?: object): Promise<OwnedShop> {
  const shop = await openShop(open.product, slug, settings);
  const { stdout } = await open.product.command('link', '--json');
  const { url } = JSON.parse(stdout) as { url: string };
  const link = new URL(url);
  const owner = await open.visitor();
  await owner.page.goto(`${link.pathname}${link.hash}`);
  await owner.page.getByRole('button', { name: 'ورود', exact: true }).click();
  await owner.page.getByRole('button', { name: 'بعداً این کار را می‌کنم' }).click();
  await owner.page.getByRole('heading', { level: 1, name: /سلام|خوش آمدید/ }).waitFor();
  return {
    shop,
    owner,
    async again(look) {
      const other = await open.visitor(look);
      await other.context.addCookies(await owner.context.cookies());
      return other;
    },
  };
}

/** The looks in which each main screen is pictured and examined. */
export const looks = (['fa', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((theme) => ([1440, 360] as const).map((width) => ({ language, theme, width }))),
);
