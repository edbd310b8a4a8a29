import type { Note } from '@peyvand/sdk/customer-page';
import { kitWords } from '@peyvand/ui/words.ts';
import { expect, test } from 'vitest';
import { renderCard } from '../../../../../testing/render-card.tsx';
import { NotesCard } from './notes-card.tsx';
import { noteWords } from './words.ts';

const words = noteWords.fa;
const note = (change: Partial<Note> = {}): Note => ({
  id: 'n1',
  body: 'با آژانس می‌آید، نه با خودروی خودش',
  pinned: false,
  writtenAt: '2026-10-10T08:00:00Z',
  changedAt: null,
  author: 'user:sara',
  authorName: 'سارا کریمی',
  ...change,
});
const card = (notes: readonly Note[], session = {}) =>
  renderCard(<NotesCard customerId="c1" notes={notes} />, { session });

test('a note of a colleague can be read and pinned, but neither changed nor taken away', () => {
  const shown = card([note()]);
  expect(shown).toContain('با آژانس می‌آید');
  expect(shown).toContain(words.doPin);
  expect(shown).not.toContain(`>${kitWords.fa.edit}<`);
  expect(shown).not.toContain(`>${words.remove}<`);
});

test('who wrote it changes it and takes it away', () => {
  const shown = card([note({ author: 'user:maryam' })]);
  expect(shown).toContain(`>${kitWords.fa.edit}<`);
  expect(shown).toContain(`>${words.remove}<`);
});

test('the owner takes away what others wrote, and puts no words into their mouths', () => {
  const shown = card([note()], { role: 'owner' });
  expect(shown).toContain(`>${words.remove}<`);
  expect(shown).not.toContain(`>${kitWords.fa.edit}<`);
});

test('who may only read sees the notes and no button; without notes there is no card', () => {
  const reader = { rights: ['customers.read'] };
  const shown = card([note({ author: 'user:maryam' })], reader);
  expect(shown).toContain('با آژانس می‌آید');
  expect(shown).not.toContain('<button');
  expect(card([], reader)).not.toContain(words.title);
});
