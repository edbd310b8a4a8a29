import { Button, Checkbox, Select, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Progress } from '../src/feedback/progress.tsx';
import { Skeletons } from '../src/feedback/skeletons.tsx';
import { DayInput } from '../src/form/day-input.tsx';
import { FileDrop } from '../src/form/file-drop.tsx';
import { MoneyInput } from '../src/form/money-input.tsx';
import { PeriodInput } from '../src/form/period-input.tsx';
import { type Period, periodOf } from '../src/form/periods.ts';
import { PhoneInput } from '../src/form/phone-input.tsx';
import { Stepper } from '../src/form/stepper.tsx';
import { Card } from '../src/layout/card.tsx';
import { Columns } from '../src/layout/columns.tsx';
import { PageHeader } from '../src/layout/page-header.tsx';
import { useReader, useWords } from '../src/read/reader.tsx';
import { sampleWords } from './words.ts';

/** Fields, files and long work. */
export function FormsSample() {
  const words = useWords(sampleWords);
  const { calendar } = useReader();
  const [day, setDay] = useState<string | null>('1990-02-03');
  const [amount, setAmount] = useState<number | null>(28_500_000);
  const [phone, setPhone] = useState<string | null>('+989123456789');
  const [period, setPeriod] = useState<Period>(() => periodOf('last12Months', '2026-11-21', calendar));
  return (
    <>
      <PageHeader
        title={words.imports}
        actions={<PeriodInput value={period} onChange={setPeriod} today="2026-11-21" calendar="jalali" />}
      />
      <Columns of="stack">
        <Card>
          <Stepper label={words.stepsLabel} steps={words.steps.split('|')} at={1} onBack={() => {}} />
        </Card>
        <Columns of="wide">
          <Card title={words.panel}>
            <Columns of="stack">
              <TextInput label={words.name} defaultValue={words.maryam} dir="auto" />
              <PhoneInput label={words.phone} value={phone} onChange={setPhone} />
              <DayInput label={words.birthday} value={day} onChange={setDay} />
              <MoneyInput label={words.amount} value={amount} onChange={setAmount} />
              <Select label={words.city} data={words.cities.split('|')} defaultValue={words.isfahan} />
              <Checkbox label={words.goodChip} defaultChecked />
              <Switch label={words.infoChip} defaultChecked />
              <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
                <Button>{words.next}</Button>
                <Button variant="default">{words.call}</Button>
                <Button variant="light">{words.archive}</Button>
                <Button color="bad">{words.erase}</Button>
                <Button disabled>{words.archive}</Button>
              </div>
            </Columns>
          </Card>
          <Columns of="stack">
            <FileDrop label={words.dropLabel} kinds={['.csv', '.xlsx']} onFiles={() => {}} />
            <Card>
              <Columns of="stack">
                <Progress label={words.reading} done={41_250} total={100_000} mayLeave onCancel={() => {}} />
                <Progress label={words.reading} done={1240} />
                <Skeletons of="lines" count={3} />
              </Columns>
            </Card>
          </Columns>
        </Columns>
      </Columns>
    </>
  );
}
