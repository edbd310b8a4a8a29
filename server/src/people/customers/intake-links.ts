import { fold, foldCompact } from '@peyvand/kernel/text';
import type { Batch, RowProblem } from '../../office/imports/index.ts';
import type { FilePerson } from './file-person.ts';
import { nameWords } from './rules/name.ts';

// Memberships are global (docs/decisions/staff-accounts.md), so the workspace is said here. A few hundred rows at most.
const colleaguesSql = `select m.user_id as "userId", a.name, a.email from auth.membership m join auth.account a on a.user_id = m.user_id
where m.workspace_id = $1`;
// Rides on customers_customer_compact: the last word of the search key is the name without spaces.
const companiesSql = `select split_part(c.search_key, ' ', -1) as key, c.customer_id as "companyId" from customers_customer c
where c.workspace_id = $1 and split_part(c.search_key, ' ', -1) collate "C" = any($2) and c.kind = 'company'
  and c.merged_into is null and c.erased_at is null and ($3::uuid[] is null or c.owner_id = any($3) or c.import_id = $4::uuid)`;

/**
 * Colleagues and companies that rows of a file name: each is linked where it is exactly one, by a name or mail that is equal
 * once folded. Anything else is left out and said: whoever brings the file knows whom it means, and we would guess.
 */
export class LinkBook {
  readonly #batch: Batch;
  readonly #colleagues = new Map<string, Set<string>>();
  readonly #companies = new Map<string, Set<string>>();
  readonly #made = new Map<string, string>();

  private constructor(batch: Batch) {
    this.#batch = batch;
  }

  /** Looks up at once whom all rows of a batch name. */
  static async learn(batch: Batch, persons: readonly FilePerson[]): Promise<LinkBook> {
    const book = new LinkBook(batch);
    if (persons.some(({ ownerName = '' }) => ownerName !== '')) await book.#learnColleagues();
    const names = persons.flatMap(({ companyName = '' }) => foldCompact(companyName) || []);
    if (names.length > 0) await book.#learnCompanies([...new Set(names)]);
    return book;
  }

  async #learnColleagues(): Promise<void> {
    const { tx } = this.#batch;
    const rows = await tx.query<{ userId: string; name: string; email: string | null }>(colleaguesSql, [
      tx.workspaceId,
    ]);
    for (const { userId, name, email } of rows) {
      add(this.#colleagues, nameWords(name).join(''), userId);
      if (email !== null) add(this.#colleagues, fold(email), userId);
    }
  }

  async #learnCompanies(keys: readonly string[]): Promise<void> {
    const { tx, owners, importId, memory } = this.#batch;
    await this.#batch.settle(keys.map(companyKey));
    const rows = await tx.query<{ key: string; companyId: string }>(companiesSql, [
      tx.workspaceId,
      keys,
      owners,
      importId,
    ]);
    for (const { key, companyId } of rows) add(this.#companies, key, companyId);
    for (const [key, ids] of await memory.recall(keys.map(companyKey)))
      for (const id of ids.split(' ')) add(this.#companies, key.slice(companyKey('').length), id);
  }

  /** The order in which rows are decided: that of the file, but who works for a company of a row below waits for it. */
  order(persons: readonly FilePerson[]): number[] {
    const below = new Map<string, number>();
    for (const [at, { kind, name = '' }] of persons.entries()) if (kind === 'company') below.set(foldCompact(name), at);
    const waits = (at: number) => {
      const key = foldCompact(persons[at]?.companyName ?? '');
      return key !== '' && !this.#companies.has(key) && (below.get(key) ?? -1) > at;
    };
    const all = [...persons.keys()];
    return [...all.filter((at) => !waits(at)), ...all.filter(waits)];
  }

  /** The row with the ids of whom it names, and the cells that name nobody, or several. */
  link(person: FilePerson): { linked: FilePerson; leftOut: readonly RowProblem[] } {
    const { ownerName = '', companyName = '' } = person;
    if (ownerName === '' && companyName === '') return { linked: person, leftOut: [] };
    const found = ownerName === '' ? undefined : this.#colleagueOf(ownerName);
    const leftOut = ownerName !== '' && found?.size !== 1 ? [ownerUnclear(ownerName, found?.size ?? 0)] : [];
    const companies = companyName === '' ? undefined : this.#companies.get(foldCompact(companyName));
    if (companyName !== '' && companies?.size !== 1) this.#batch.notice('company-not-linked');
    return {
      linked: { ...person, ownerId: onlyOne(found), companyId: onlyOne(companies) },
      leftOut,
    };
  }

  #colleagueOf(text: string): ReadonlySet<string> | undefined {
    return this.#colleagues.get(text.includes('@') ? fold(text) : nameWords(text).join(''));
  }

  /** What a row made may be the company of those below it. */
  meet(customerId: string, { kind, name = '' }: FilePerson): void {
    const key = foldCompact(name);
    if (kind !== 'company' || key === '') return;
    add(this.#companies, key, customerId);
    this.#made.set(customerId, key);
  }

  /** Names under which the batch may make companies, for its announcement. */
  *keys(): Generator<string> {
    for (const key of this.#made.values()) yield companyKey(key);
  }

  /** What the next batches of a dry run have to know. */
  async remember(): Promise<void> {
    if (!this.#batch.dryRun || this.#made.size === 0) return;
    await this.#batch.memory.remember(
      [...new Set(this.#made.values())].map((key) => [
        companyKey(key),
        [...(this.#companies.get(key) ?? [])].join(' '),
      ]),
    );
  }
}

const companyKey = (key: string) => `company ${key}`;

function add(map: Map<string, Set<string>>, key: string, id: string): void {
  const ids = map.get(key);
  if (ids === undefined) map.set(key, new Set([id]));
  else ids.add(id);
}

function onlyOne(ids: ReadonlySet<string> | undefined): string | null {
  const [id] = ids ?? [];
  return ids?.size === 1 && id !== undefined ? id : null;
}

function ownerUnclear(text: string, found: number): RowProblem {
  return {
    problem: true,
    field: 'owner',
    code: found === 0 ? 'customers.owner-not-found' : 'customers.owner-several',
    message:
      found === 0
        ? {
            fa: `همکاری به نام یا ایمیل «${text}» در این کسب‌وکار نیست؛ مسئول این مشتری خالی ماند. او را دعوت کنید یا نامش را همان‌گونه بنویسید که در «همکاران» آمده است.`,
            en: `No colleague of this business is called "${text}" or has that e-mail; this customer was given no owner. Invite them, or write the name as it stands among the staff.`,
          }
        : {
            fa: `بیش از یک همکار «${text}» نام دارند؛ مسئول این مشتری خالی ماند. به جای نام، ایمیل او را بنویسید.`,
            en: `More than one colleague is called "${text}"; this customer was given no owner. Write the e-mail in place of the name.`,
          },
  };
}
