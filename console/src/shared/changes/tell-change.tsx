import { useReader, useSay, useWords } from '@peyvand/ui/read/reader.tsx';
import type { ReactNode } from 'react';
import { fieldWords } from './field-words.ts';
import { namedFields } from './named-fields.ts';
import { sentenceWords, type Told } from './sentence-words.ts';

/** What a sentence needs to know of a recorded change. */
export interface ToldChange {
  readonly actor: string;
  readonly actorName: string;
  readonly action: string;
  /** The act in words, as its module declares it: for what has no sentence of its own here. */
  readonly title?: { readonly fa: string; readonly en: string };
  readonly subject: { readonly kind: string; readonly id: string };
  /** What the subject is called now: of a colleague, an access token, a product, a webhook. */
  readonly subjectName: string;
  readonly customerName: string;
  readonly fields: readonly string[];
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

type Words = Readonly<Record<string, string>>;
/** Places of names in a sentence, until the names are put there in their own direction. */
const whoPlace = '\uE000';
const whosePlace = '\uE001';
type Sentences = Readonly<Record<string, (told: Told) => string>>;

/** A change as a sentence that says who did what, and whose it was; names stand in their own direction. */
export function ChangeSentence({ change, whose }: { readonly change: ToldChange; readonly whose?: ReactNode }) {
  const words = useWords(sentenceWords);
  const names: Words = useWords(fieldWords);
  const { language } = useReader();
  const say = useSay();
  const { actor, action, subject } = change;
  const kind = actor.split(':')[0];
  const who =
    change.actorName !== ''
      ? change.actorName
      : kind === 'operator' || kind === 'token'
        ? words[kind]
        : kind === 'user'
          ? words.someone
          : words.system;
  const acts: Sentences = words.acts;
  if (acts[action] === undefined && change.title !== undefined) return <>{change.title[language]}</>;
  const [comma, and] = language === 'fa' ? ['، ', ' و '] : [', ', ' and '];
  const sentence = (acts[action] ?? words.unknown)({
    who: whoPlace,
    whose: whosePlace,
    which: namedFields(change.fields, names, comma, and),
  });
  const fallback: Words = words.of;
  const called: Readonly<Record<string, (name: string) => string>> = words.named;
  const name = nameOf(change, say);
  const frame = called[subject.kind];
  const thing =
    name === ''
      ? (fallback[subject.kind] ?? subject.kind)
      : frame === undefined
        ? (whose ?? <bdi>{name}</bdi>)
        : put(frame(whosePlace), { [whosePlace]: <bdi>{name}</bdi> });
  return <>{put(sentence, { [whoPlace]: <bdi>{who}</bdi>, [whosePlace]: thing })}</>;
}

/** What the changed thing is called: now, else as the change itself names it. */
function nameOf(
  { customerName, subject, subjectName, before, after, action }: ToldChange,
  say: (words: { readonly fa: string; readonly en: string }) => string,
): string {
  if (customerName !== '') return customerName;
  if (subjectName !== '') return subjectName;
  // values of one person never name another thing
  if (subject.kind === 'customer' || subject.kind === 'note') return '';
  const label = after.label ?? before.label;
  if (isWords(label)) return say(label);
  const fields = action === 'staff.invited' ? ['email'] : ['name', 'fileName', 'url'];
  const found = fields.map((field) => after[field] ?? before[field]).find((one) => typeof one === 'string');
  return typeof found === 'string' ? found : '';
}

function isWords(value: unknown): value is { readonly fa: string; readonly en: string } {
  const { fa, en } = (value ?? {}) as { fa?: unknown; en?: unknown };
  return typeof fa === 'string' && typeof en === 'string';
}

/** The sentence with what belongs into its places. */
function put(sentence: string, places: Readonly<Record<string, ReactNode>>): ReactNode[] {
  return sentence.split(/([\uE000\uE001])/).map((part, index) =>
    part in places ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never change their order.
      <span key={index}>{places[part]}</span>
    ) : (
      part
    ),
  );
}
