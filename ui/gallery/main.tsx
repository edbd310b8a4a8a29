import '../src/look/all.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ToastProvider } from '../src/feedback/toast.tsx';
import { ReaderProvider } from '../src/read/reader.tsx';
import { readChoices } from '../src/read/reader-choices.ts';
import { ChartsSample } from './charts-sample.tsx';
import { FormsSample } from './forms-sample.tsx';
import { PersonSample } from './person-sample.tsx';
import { ShellSample } from './shell-sample.tsx';
import { TableSample } from './table-sample.tsx';

const asked = new URLSearchParams(window.location.search);
const samples = { person: PersonSample, charts: ChartsSample, table: TableSample, forms: FormsSample };
const name = asked.get('sample') ?? 'person';
const Sample = name in samples ? samples[name as keyof typeof samples] : PersonSample;
const choices = readChoices(
  JSON.stringify({ language: asked.get('language') ?? 'fa', theme: asked.get('theme') ?? 'light' }),
);

const place = document.getElementById('app');
if (place === null) throw new Error('index.html has no #app');
createRoot(place).render(
  <StrictMode>
    <ReaderProvider fixed={choices}>
      <ToastProvider>
        <ShellSample current={name}>
          <Sample />
        </ShellSample>
      </ToastProvider>
    </ReaderProvider>
  </StrictMode>,
);
