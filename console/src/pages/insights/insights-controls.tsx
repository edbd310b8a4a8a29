import { Button, Menu, Popover, Select, TextInput } from '@mantine/core';
import { DayInput } from '@peyvand/ui/form/day-input.tsx';
import { PeriodInput } from '@peyvand/ui/form/period-input.tsx';
import { useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { ChoiceEditor } from '@peyvand/ui/table/choice-editor.tsx';
import { FilterBar } from '@peyvand/ui/table/filter-bar.tsx';
import { IconArrowsDiff, IconCalendarEvent, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useChannelName } from '../../shared/customers/channel-names.ts';
import { isSegment, segmentKeys } from '../../shared/customers/segments.ts';
import { usePlaces } from '../../shared/customers/use-places.ts';
import { customerWords } from '../../shared/customers/words.ts';
import styles from './insights.module.css';
import { useInsights } from './insights-context.ts';
import type { Comparison } from './insights-search.ts';
import { controlWords } from './words/controls.ts';

const comparisons: readonly Comparison[] = ['previous', 'year', 'none'];

/** The question of the dashboard as chips: period, comparison, as-of day, segment and channel. */
export function InsightsControls() {
  const { days, asOf, calendar, go } = useInsights();
  return (
    <div className={styles.controls}>
      <PeriodInput value={days} today={asOf} calendar={calendar} onChange={({ from, to }) => go({ from, to })} />
      <CompareChoice />
      <AsOfChoice />
      <Narrowing />
    </div>
  );
}

function CompareChoice() {
  const words = useWords(controlWords).compare;
  const { search, go, compared } = useInsights();
  const chosen = search.compare ?? 'previous';
  const impossible = chosen !== 'none' && compared === null;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant="default" size="xs" leftSection={<IconArrowsDiff size={16} />}>
          {impossible ? words.tooEarly : words[chosen]}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {comparisons.map((one) => (
          <Menu.Item
            key={one}
            rightSection={one === chosen ? <IconCheck size={15} /> : null}
            onClick={() => go({ compare: one === 'previous' ? undefined : one })}
          >
            {words[one]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function AsOfChoice() {
  const words = useWords(controlWords).asOf;
  const show = useShow();
  const { asOf, search, go } = useInsights();
  const [open, setOpen] = useState(false);
  const choose = (day: string | undefined) => {
    setOpen(false);
    go({ asOf: day });
  };
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconCalendarEvent size={16} />}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {words.label(show.day(asOf))}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={words.title}>
        <div className={styles.asOf}>
          <DayInput
            label={words.title}
            description={words.hint}
            value={asOf}
            onChange={(day) => day !== null && choose(day)}
          />
          {search.asOf !== undefined && (
            <Button variant="subtle" size="compact-sm" onClick={() => choose(undefined)}>
              {words.usual}
            </Button>
          )}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function Narrowing() {
  const words = useWords(controlWords).filters;
  const { segments } = useWords(customerWords);
  const { search, go } = useInsights();
  const { segment, channel } = search;
  const channelName = useChannelName();
  return (
    <FilterBar
      filters={[
        {
          key: 'segment',
          name: words.segment,
          ...(segment === undefined ? {} : { chosen: isSegment(segment) ? segments[segment] : segment }),
          editor: (close) => (
            <Select
              label={words.segment}
              data={segmentKeys.map((key) => ({ value: key, label: segments[key] }))}
              value={segment ?? null}
              comboboxProps={{ withinPortal: false }}
              onChange={(key) => {
                close();
                go({ segment: key ?? undefined });
              }}
            />
          ),
        },
        {
          key: 'channel',
          name: words.channel,
          ...(channel === undefined ? {} : { chosen: channelName(channel) }),
          editor: (close) => (
            <ChannelEditor
              value={channel ?? ''}
              onChoose={(chosen) => {
                close();
                go({ channel: chosen === '' ? undefined : chosen });
              }}
            />
          ),
        },
      ]}
      onRemove={(key) => go(key === 'segment' ? { segment: undefined } : { channel: undefined })}
      onClear={() => go({ segment: undefined, channel: undefined })}
    />
  );
}

function ChannelEditor({ value, onChoose }: { readonly value: string; readonly onChoose: (channel: string) => void }) {
  const words = useWords(controlWords).filters;
  const { channels: known } = usePlaces();
  const channelName = useChannelName();
  const [typed, setTyped] = useState(value);
  return (
    <form
      className={styles.asOf}
      onSubmit={(event) => {
        event.preventDefault();
        onChoose(typed.trim());
      }}
    >
      {known.length > 0 && (
        <ChoiceEditor
          choices={known.map((channel) => ({ value: channel, label: channelName(channel) }))}
          value={value}
          onChoose={onChoose}
        />
      )}
      <TextInput
        label={words.channel}
        description={words.channelHint}
        placeholder={words.channelExample}
        dir="auto"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" size="xs">
        {words.apply}
      </Button>
    </form>
  );
}
