import { Button } from '@mantine/core';
import { toDigitsOf } from '@peyvand/kernel/digits';
import type { HealthCheck } from '@peyvand/sdk/settings';
import { ErrorState } from '@peyvand/ui/feedback/error-state.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { Card } from '@peyvand/ui/layout/card.tsx';
import { PageHeader } from '@peyvand/ui/layout/page-header.tsx';
import { useReader, useSay, useWords } from '@peyvand/ui/read/reader.tsx';
import type { Language } from '@peyvand/ui/read/reader-choices.ts';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Chip } from '@peyvand/ui/show/chip.tsx';
import { IconAlertTriangle, IconCheck, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { staff } from '../../../server.ts';
import { Row, Rows } from '../../../shared/form/rows.tsx';
import { usePageTitle } from '../../../shared/page-title/page-title.ts';
import { keys } from '../../../shared/query-keys.ts';
import styles from './health.module.css';
import { healthWords } from './words.ts';

/** What works and what does not, in plain words, with what to do. */
export function HealthPage() {
  const words = useWords(healthWords);
  const show = useShow();
  const health = useQuery({ queryKey: keys.health, queryFn: staff.settings.health, staleTime: 0 });
  usePageTitle(words.title);
  const checks = health.data?.checks ?? [];
  const wrong = checks.filter((check) => !check.ok);
  const count = show.number(wrong.length === 0 ? checks.length : wrong.length);
  return (
    <>
      <PageHeader
        title={words.title}
        facts={words.facts}
        actions={
          <Button
            variant="default"
            leftSection={<IconRefresh size={16} />}
            loading={health.isFetching}
            onClick={() => void health.refetch()}
          >
            {words.again}
          </Button>
        }
      />
      {health.isError && (
        <Card>
          <ErrorState error={health.error} onRetry={() => void health.refetch()} />
        </Card>
      )}
      {health.isPending && (
        <Card>
          <Skeletons of="rows" count={6} />
        </Card>
      )}
      {health.data !== undefined && (
        <>
          <section className={styles.verdict} data-tone={wrong.length === 0 ? 'good' : 'warn'}>
            {wrong.length === 0 ? <IconCheck aria-hidden="true" /> : <IconAlertTriangle aria-hidden="true" />}
            <div>
              <h2>{wrong.length === 0 ? words.allWell : words.someWrong(count)}</h2>
              <p>{wrong.length === 0 ? words.allWellSays(count) : words.someWrongSays}</p>
            </div>
          </section>
          {wrong.length > 0 && <Checks title={words.wrong} checks={wrong} />}
          <Checks title={words.works} checks={checks.filter((check) => check.ok)} />
        </>
      )}
    </>
  );
}

function Checks({ title, checks }: { readonly title: string; readonly checks: readonly HealthCheck[] }) {
  const words = useWords(healthWords);
  const say = useSay();
  const { language } = useReader();
  const known = (name: string) => (name in words.checks ? (name as keyof typeof words.checks) : 'other');
  return (
    <Card title={title}>
      <Rows label={title}>
        {checks.map((check) => (
          <Row
            key={check.name}
            title={words.checks[known(check.name)]}
            chips={check.ok ? <Chip tone="good">{words.ok}</Chip> : <Chip tone="warn">{words.wrong}</Chip>}
            facts={
              <>
                <p>{inOwnDigits(say(check.detail), language)}</p>
                {!check.ok && <p className={styles.remedy}>{words.remedies[known(check.name)]}</p>}
                {!check.ok && check.name === 'key-file' && (
                  <code className={styles.command} dir="ltr">
                    npx peyvand backup peyvand.backup --with-key
                  </code>
                )}
              </>
            }
          />
        ))}
      </Rows>
    </Card>
  );
}

/** Counts in the reader's digits; what belongs to a Latin name, a version or a path stays as it is. */
function inOwnDigits(text: string, language: Language): string {
  const numbers = text.replace(/(?<![\w./-]|[A-Za-z] )\d+(?:\.\d+)?(?![\w/-])/g, (number) =>
    toDigitsOf(language, language === 'fa' ? number.replace('.', '٫') : number),
  );
  return language === 'fa' ? numbers.replace(latinRun, '\u2066$&\u2069') : numbers;
}

/** A path, a command or a name with its version: kept in its own direction within a Persian sentence. */
const latinRun = /[A-Za-z/][\w./-]*(?: [\w./-]*\w)*/g;
