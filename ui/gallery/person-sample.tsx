import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconGift, IconPhone, IconShoppingBag, IconStar } from '@tabler/icons-react';
import { useState } from 'react';
import { Donut } from '../src/chart/donut.tsx';
import { ConfirmDialog } from '../src/feedback/confirm-dialog.tsx';
import { Progress } from '../src/feedback/progress.tsx';
import { SidePanel } from '../src/feedback/side-panel.tsx';
import { useTell } from '../src/feedback/toast.tsx';
import { Card } from '../src/layout/card.tsx';
import { Columns } from '../src/layout/columns.tsx';
import { PageHeader } from '../src/layout/page-header.tsx';
import { Tabs } from '../src/layout/tabs.tsx';
import { useWords } from '../src/read/reader.tsx';
import { useShow } from '../src/read/show.tsx';
import { Avatar } from '../src/show/avatar.tsx';
import { Chip } from '../src/show/chip.tsx';
import { Fact, Facts } from '../src/show/facts.tsx';
import { Timeline } from '../src/show/timeline.tsx';
import { sampleWords } from './words.ts';

/** A customer's page in small. */
export function PersonSample() {
  const words = useWords(sampleWords);
  const show = useShow();
  const tell = useTell();
  const [tab, setTab] = useState<'all' | 'purchases' | 'talks'>('all');
  const [asking, setAsking] = useState(false);
  const [panel, setPanel] = useState(false);
  return (
    <>
      <PageHeader
        title={words.maryam}
        path={[
          { key: 'list', step: <a href="#list">{words.customers}</a> },
          { key: 'view', step: words.view },
        ]}
        avatar={<Avatar name={words.maryam} size={60} />}
        chips={
          <>
            <Chip tone="gold" icon={<IconStar />}>
              {words.golden}
            </Chip>
            <Chip>{words.since}</Chip>
          </>
        }
        facts={
          <>
            <bdi dir="ltr">{show.phone('+989123456789')}</bdi>
            <span>{words.isfahan}</span>
            <span>{words.owner}</span>
          </>
        }
        actions={
          <>
            <Button variant="default" leftSection={<IconPhone size={16} />} onClick={() => setPanel(true)}>
              {words.call}
            </Button>
            <Button>{words.next}</Button>
          </>
        }
      />
      <Columns of="aside">
        <Card>
          <Tabs
            label={words.story}
            open={tab}
            onOpen={setTab}
            tabs={[
              { key: 'all', label: words.all },
              { key: 'talks', label: words.talks, count: show.number(4) },
              { key: 'purchases', label: words.purchases, count: show.number(12) },
            ]}
          >
            <Timeline
              months={[
                {
                  key: 'aban',
                  label: words.aban,
                  entries: [
                    {
                      id: '1',
                      tone: 'bad',
                      icon: <IconAlertTriangle />,
                      title: words.complaint,
                      when: words.complaintWhen,
                      figures: words.complaintFigures,
                      cause: words.complaintCause,
                    },
                  ],
                },
                {
                  key: 'mehr',
                  label: words.mehr,
                  entries: [
                    {
                      id: '2',
                      tone: 'gold',
                      icon: <IconGift />,
                      title: words.points,
                      when: words.pointsWhen,
                      figures: words.pointsFigures,
                    },
                    {
                      id: '3',
                      tone: 'info',
                      icon: <IconShoppingBag />,
                      title: words.bought,
                      when: words.boughtWhen,
                      figures: words.boughtFigures,
                    },
                  ],
                },
              ]}
            />
          </Tabs>
        </Card>
        <Columns of="stack">
          <Card title={words.alive} aside={<a href="#why">{words.panel}</a>}>
            <div style={{ display: 'flex', gap: 16, alignItems: 'center', marginBlockEnd: 12 }}>
              <Donut share={0.82} label={words.alive} />
              <strong style={{ fontSize: '1.25rem' }}>{show.percent(0.82)}</strong>
            </div>
            <Progress label={words.golden} done={4820} total={6520} tone="gold" />
          </Card>
          <Card title={words.panel}>
            <Facts>
              <Fact term={words.birthday}>{show.day('1990-02-03')}</Fact>
              <Fact term={words.amount}>{show.money(28_500_000)}</Fact>
              <Fact term={words.phone}>
                <bdi dir="ltr">{show.phone('+989123456789')}</bdi>
              </Fact>
            </Facts>
          </Card>
          <Card>
            <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, marginBlockEnd: 14 }}>
              <Chip tone="good" icon={<IconCheck />}>
                {words.goodChip}
              </Chip>
              <Chip tone="info">{words.infoChip}</Chip>
              <Chip tone="bad">{words.badChip}</Chip>
            </div>
            <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
              <Button variant="default" onClick={() => tell.done(words.archived, () => {})}>
                {words.archive}
              </Button>
              <Button variant="outline" color="bad" onClick={() => setAsking(true)}>
                {words.openDialog}
              </Button>
            </div>
          </Card>
        </Columns>
      </Columns>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        question={words.question}
        act={words.erase}
        onAct={() => setAsking(false)}
        typeName={words.maryam}
      >
        {words.questionText}
      </ConfirmDialog>
      <SidePanel open={panel} onClose={() => setPanel(false)} title={words.panel} foot={<Button>{words.next}</Button>}>
        {words.complaintFigures}
      </SidePanel>
    </>
  );
}
