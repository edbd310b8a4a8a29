import { readFileSync } from 'node:fs';
import type { Random } from '@peyvand/science/numeric/random';
import { cities } from './parameters.ts';
import { pick } from './simulate-shop.ts';

export interface InventedPerson {
  readonly name: string;
  /** زن, مرد, or empty for a company. */
  readonly gender: string;
  readonly phone: string;
  readonly email: string;
  /** A Jalali day, or empty. */
  readonly birthday: string;
  readonly city: string;
  readonly province: string;
  readonly tags: string;
}

const data = new URL('../../../../demo/data/', import.meta.url);
const names = (file: string) =>
  readFileSync(new URL(file, data), 'utf8')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);

const companyKinds = ['شرکت', 'هتل', 'کافه', 'مؤسسهٔ', 'دبستان', 'آژانس', 'رستوران'];

/** Invented people, each under a phone of a range that no operator has and, some, a mail address that leads nowhere. */
export function inventPeople(random: Random, kinds: readonly { readonly isCompany: boolean }[]): InventedPerson[] {
  const female = names('female_fa.txt');
  const male = names('male_fa.txt');
  const places = names('region_fa.txt');
  const one = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  return kinds.map(({ isCompany }, place) => {
    const woman = random() < 0.56;
    const family = one(places);
    const home = cities[
      pick(
        random,
        cities.map(([, , weight]) => weight),
      )
    ] ?? ['', ''];
    const two = (most: number) => String(1 + Math.floor(random() * most)).padStart(2, '0');
    const birthday = `${1335 + Math.floor(random() * 52)}/${two(12)}/${two(29)}`;
    const reach = {
      phone: `0970${String(1_000_000 + place * 97).slice(-7)}`,
      email: random() < 0.3 ? `moshtari${place + 1}@example.com` : '',
      city: home[0],
      province: home[1],
    };
    if (isCompany)
      return { ...reach, name: `${one(companyKinds)} ${family}`, gender: '', birthday: '', tags: 'سازمانی' };
    return {
      ...reach,
      name: `${one(woman ? female : male)} ${family.replace(/ه$/, '')}ی`,
      gender: woman ? 'زن' : 'مرد',
      birthday: random() < 0.6 ? birthday : '',
      tags: random() < 0.2 ? one(['باشگاه', 'هدیه‌خر', 'همسایه', 'گردشگر']) : '',
    };
  });
}
