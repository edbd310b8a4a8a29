import { Button, TextInput } from '@mantine/core';
import type { Workspace } from '@peyvand/sdk/settings';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { contrast, rgbOf } from '@peyvand/ui/look/contrast.ts';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useState } from 'react';
import { SaveForm } from '../../../shared/form/save-form.tsx';
import { useChangeWorkspace } from '../use-change-workspace.ts';
import styles from './brand-card.module.css';
import { businessWords } from './words.ts';

const own = '#0B7A75';
const dark = '#1d1c1a';
const isColour = (text: string) => /^#[0-9a-f]{6}$/i.test(text);

/** The one colour of the business, with the text that can be read on it. */
export function BrandCard({ workspace }: { readonly workspace: Workspace }) {
  const words = useWords(businessWords);
  const saved = workspace.settings.brand?.color ?? '';
  const [colour, setColour] = useState(saved);
  const change = useChangeWorkspace(workspace);
  const shown = isColour(colour) ? colour : own;
  const whiteReads = contrast(rgbOf(shown), [255, 255, 255]) >= 4.5;
  const wrong = colour !== '' && !isColour(colour);
  const { color: _, ...otherBrand } = workspace.settings.brand ?? {};
  return (
    <Card title={words.look} hint={words.lookHint}>
      <SaveForm
        dirty={colour !== saved}
        saving={change.isPending}
        error={change.error}
        onSave={() =>
          change.mutate({ settings: { brand: colour === '' ? otherBrand : { ...otherBrand, color: colour } } })
        }
        onDiscard={() => setColour(saved)}
      >
        <div className={styles.line}>
          <input
            type="color"
            className={styles.chooser}
            aria-label={words.chooser}
            value={shown.toLowerCase()}
            onChange={(event) => setColour(event.currentTarget.value)}
          />
          <TextInput
            aria-label={words.colour}
            className={styles.code ?? ''}
            dir="ltr"
            placeholder={own}
            value={colour}
            maxLength={7}
            error={wrong ? words.colourWrong : undefined}
            onChange={(event) => setColour(event.currentTarget.value.trim())}
          />
          {colour !== '' && (
            <Button variant="subtle" size="compact-sm" onClick={() => setColour('')}>
              {words.noColour}
            </Button>
          )}
        </div>
        <p className={styles.sample} style={{ background: shown, color: whiteReads ? '#ffffff' : dark }}>
          {words.colourSample}
        </p>
        {!whiteReads && <p className={styles.says}>{words.colourFaint}</p>}
      </SaveForm>
    </Card>
  );
}
