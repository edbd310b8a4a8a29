import { Popover } from '@mantine/core';
import type { Profile } from '@peyvand/sdk/customer-page';
import { Donut } from '@peyvand/ui/chart/donut.tsx';
import { Skeletons } from '@peyvand/ui/feedback/skeletons.tsx';
import { useSay, useWords } from '@peyvand/ui/read/reader.tsx';
import { useShow } from '@peyvand/ui/read/show.tsx';
import { Fact, Facts } from '@peyvand/ui/show/facts.tsx';
import { IconInfoCircle } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { isSegment } from '../../../../shared/customers/segments.ts';
import { customerWords } from '../../../../shared/customers/words.ts';
import { chanceShown } from '../../chance.ts';
import { factOf, numberIn, rungIn, stageIn, textIn, useProfile } from './profile.ts';
import styles from './relationship.module.css';
import { useShowFact } from './show-fact.ts';
import { stageTones } from './stage-tones.ts';
import { relationshipWords } from './words.ts';

/** «حال رابطه»: the sentence with its reasons, and the figures behind it. */
export function Relationship({ customerId }: { readonly customerId: string }) {
  const words = useWords(relationshipWords);
  const say = useSay();
  const { data: profile, isPending, fetchStatus } = useProfile(customerId);
  if (profile === undefined)
    // Not asked for, or not answered: the page goes on without its strip.
    return isPending && fetchStatus !== 'idle' ? <Coming /> : null;
  const { relationship } = profile;
  // nothing is foretold of who has asked to be forgotten
  const ended = stageIn(profile) === 'ended';
  return (
    <section className={styles.strip} aria-label={words.label}>
      <p className={styles.sentence}>
        <strong>{words.title}</strong> {say(relationship)}{' '}
        {relationship.reasons.length > 0 && (
          <span className={styles.reasons}>{relationship.reasons.map(say).join(' ')}</span>
        )}{' '}
        <Why profile={profile} />
      </p>
      <div className={styles.figures}>
        {!ended && <Alive profile={profile} />}
        {!ended && <Value profile={profile} />}
        <Rfm profile={profile} />
        <StageCell profile={profile} />
        {!ended && <Next profile={profile} />}
      </div>
    </section>
  );
}

/** The strip before it has come, of the height that it will have: what stands below stays where it is. */
function Coming() {
  return (
    <div className={styles.strip}>
      <div className={`${styles.sentence} ${styles.coming}`}>
        <Skeletons of="lines" count={1} />
      </div>
      <div className={styles.figures} aria-hidden="true">
        {['alive', 'value', 'rfm', 'stage', 'next'].map((name) => (
          <div key={name} className={styles.cell}>
            <span className={styles.told}>
              <span className={styles.name}>&nbsp;</span>
              <span className={styles.figure}>&nbsp;</span>
              <span className={styles.basis}>&nbsp;</span>
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}

const behind = [
  'orders',
  'transactions',
  'net',
  'aov',
  'firstDay',
  'lastDay',
  'recencyDays',
  'usualGap',
  'medianGap',
  'margin',
];

/** The facts that the sentence is read from, each with how it is counted. */
function Why({ profile }: { readonly profile: Profile }) {
  const words = useWords(relationshipWords);
  const show = useShow();
  const say = useSay();
  const showFact = useShowFact();
  const [open, setOpen] = useState(false);
  const known = behind.flatMap((name) => {
    const fact = factOf(profile, name);
    const shown = fact === undefined ? null : showFact(fact);
    return fact === undefined || shown === null ? [] : [{ fact, shown }];
  });
  return (
    <Popover opened={open} onChange={setOpen} position="bottom" width={380} withinPortal trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={styles.why} aria-expanded={open} onClick={() => setOpen(!open)}>
          {words.why}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={words.whyTitle}>
        <p className={styles.doorTitle}>{words.whyTitle}</p>
        <div className={styles.known}>
          <Facts>
            {known.map(({ fact, shown }) => (
              <Fact key={fact.name} term={say(fact.title)}>
                {shown}
              </Fact>
            ))}
            <Fact term={words.asOf}>{show.day(profile.asOf)}</Fact>
          </Facts>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

interface CellProps {
  readonly profile: Profile;
  /** The facts whose names and definitions stand behind the figure; the first gives the cell its name. */
  readonly facts: readonly string[];
  /** Its name, where the fact's own is too long or too narrow for the strip. */
  readonly name?: string;
  /** Already shown; null when there is not enough data. */
  readonly figure: ReactNode | null;
  readonly basis: ReactNode;
  readonly picture?: ReactNode;
  /** Why the figure is not told of her. */
  readonly untold?: Untold | null;
  /** Warnings of the fit are said in one of the cells and not in each. */
  readonly warns?: boolean;
}

/** A figure of the strip. It is a door: pressing it tells how it is made and what not to trust. */
function Cell({ profile, facts, name, figure, basis, picture, untold = null, warns = false }: CellProps) {
  const words = useWords(relationshipWords);
  const say = useSay();
  const show = useShow();
  const [open, setOpen] = useState(false);
  const told = facts.flatMap((one) => factOf(profile, one) ?? []);
  const title = name ?? (told[0] === undefined ? '' : say(told[0].title));
  const showFact = useShowFact();
  const whyNot = useWhyNot();
  const warnings = figure === null || !warns ? [] : (told.find((fact) => fact.warnings !== undefined)?.warnings ?? []);
  const modelled = told.some((fact) => fact.kind === 'population') && profile.fit !== undefined;
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" width={340} withinPortal trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={styles.cell}
          data-missing={figure === null || undefined}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {picture}
          <span className={styles.told}>
            <span className={styles.name}>
              {title}
              <IconInfoCircle size={14} aria-hidden="true" />
            </span>
            <span className={styles.figure}>{figure ?? (untold === null ? words.notEnough : whyNot(untold))}</span>
            <span className={styles.basis}>{basis}</span>
          </span>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={title}>
        <dl className={styles.door}>
          {told.map((fact) => (
            <div key={fact.name}>
              <dt>
                {say(fact.title)}
                {hers(showFact(fact))}
              </dt>
              <dd>{say(fact.definition)}</dd>
            </div>
          ))}
        </dl>
        {untold !== null && <p className={styles.warning}>{say(untold)}</p>}
        {warnings.map((warning) => (
          <p key={warning.code} className={styles.warning}>
            {say(warning)}
          </p>
        ))}
        {modelled && profile.fit !== undefined && (
          <p className={styles.model}>
            {words.model(
              modelNames[profile.fit.model] ?? profile.fit.model,
              show.day(profile.fit.asOf),
              show.number(profile.fit.customers),
            )}
          </p>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

/** Her own figure beside the name of the fact, where it can be shown in a word. */
const hers = (shown: string | null) => (shown === null ? null : <>: {shown}</>);

const modelNames: Readonly<Record<string, string>> = {
  mbgnbd: 'MBG/NBD',
  bgnbd: 'BG/NBD',
  paretonbd: 'Pareto/NBD',
};

type Untold = NonNullable<Profile['forecast']['persons']>;

/** Forecasts that settings or time have left behind are on their way; the others the data do not give. */
const remade: ReadonlySet<string> = new Set(['settings-changed', 'behind', 'ahead']);

/** Why nothing is foretold of her, in the few words of a cell; the sentence stands in its door. */
function useWhyNot(): (untold: Untold) => string {
  const words = useWords(relationshipWords);
  return ({ code }) => (remade.has(code) ? words.remade : words.untold);
}

/** Why a score is missing: no fit yet, or nothing bought before it. */
function useMissing(profile: Profile): string {
  const words = useWords(relationshipWords);
  return profile.fit === undefined ? words.noFit : words.afterFit;
}

/** Her chance of being active; where nothing may be foretold of persons, her silence in her own gaps, and the group's rate. */
function Alive({ profile }: { readonly profile: Profile }) {
  const words = useWords(relationshipWords);
  const show = useShow();
  const missing = useMissing(profile);
  const { persons, group } = profile.forecast;
  const share = numberIn(profile, 'pAlive');
  const expected = numberIn(profile, 'expectedPurchases');
  if (persons !== null && profile.fit !== undefined) {
    const silent = numberIn(profile, 'recencyDays');
    const gap = numberIn(profile, 'usualGap');
    const times = silent === null || gap === null || gap < 1 ? null : silent / gap;
    return (
      <Cell
        profile={profile}
        name={words.silence}
        facts={['recencyDays', 'usualGap']}
        untold={persons}
        figure={
          times !== null
            ? words.times(show.number(times, times < 10 ? 1 : 0))
            : silent === null
              ? null
              : words.days(show.number(silent))
        }
        basis={group === null ? undefined : words.group(show.number(100), show.number(Math.round(100 * group.share)))}
      />
    );
  }
  const tone = share === null || share >= 0.65 ? 'accent' : share >= 0.4 ? 'gold' : 'bad';
  return (
    <Cell
      profile={profile}
      facts={['pAlive', 'expectedPurchases']}
      figure={share === null ? null : show.percent(chanceShown(share))}
      picture={share === null ? undefined : <Donut share={share} label={words.pAlive} tone={tone} />}
      basis={share === null ? missing : expected === null ? undefined : words.expected(show.number(expected, 1))}
      warns
    />
  );
}

/** The share of her futures that the range holds. */
const rangeShare = 0.8;

function Value({ profile }: { readonly profile: Profile }) {
  const words = useWords(relationshipWords);
  const show = useShow();
  const missing = useMissing(profile);
  const { values, valuesAre } = profile.forecast;
  const clv = numberIn(profile, 'clv');
  const interval = factOf(profile, 'clv')?.interval;
  const money = (amount: number, unit?: 'without') => show.shortMoney(amount, unit);
  const range = ([low, high]: readonly [number, number]) => {
    const share = show.percent(rangeShare);
    if (high <= 0) return words.nothing(share);
    return low <= 0 ? words.atMost(share, money(high)) : words.range(share, money(low, 'without'), money(high));
  };
  return (
    <Cell
      profile={profile}
      facts={['clv', 'averageValue']}
      untold={profile.fit === undefined ? null : values}
      figure={clv === null ? null : `${money(clv)} ${words[valuesAre]}`}
      basis={
        clv === null
          ? values !== null && profile.fit !== undefined
            ? undefined
            : missing
          : interval === undefined
            ? words.rough
            : range(interval)
      }
    />
  );
}

function Rfm({ profile }: { readonly profile: Profile }) {
  const words = useWords(relationshipWords);
  const segments = useWords(customerWords).segments;
  const show = useShow();
  const missing = useMissing(profile);
  const segment = textIn(profile, 'segment');
  const score = (name: string) => show.number(numberIn(profile, name) ?? 0);
  return (
    <Cell
      profile={profile}
      name={words.rfm}
      facts={['segment', 'r', 'f', 'm']}
      figure={segment === null ? null : isSegment(segment) ? segments[segment] : segment}
      basis={segment === null ? missing : words.rfmScores(score('r'), score('f'), score('m'))}
    />
  );
}

function StageCell({ profile }: { readonly profile: Profile }) {
  const words = useWords(relationshipWords);
  const stage = stageIn(profile);
  return (
    <Cell
      profile={profile}
      name={words.stage}
      facts={['stage', 'rung', 'nextStageDay']}
      figure={<span data-tone={stageTones[stage]}>{words.stages[stage]}</span>}
      basis={words.rung(words.rungs[rungIn(profile)])}
    />
  );
}

function Next({ profile }: { readonly profile: Profile }) {
  const words = useWords(relationshipWords);
  const show = useShow();
  const missing = useMissing(profile);
  const next = textIn(profile, 'nextPurchaseDay');
  const { persons } = profile.forecast;
  const untold = profile.fit === undefined ? null : persons;
  const unlikely = (numberIn(profile, 'pAlive') ?? 1) < 0.5;
  const foretold = untold === null && profile.fit !== undefined;
  const gap = numberIn(profile, 'usualGap');
  const last = textIn(profile, 'lastDay');
  const every = gap === null ? null : show.number(Math.max(1, Math.round(gap)));
  // what is foretold of her may be slower than what she was used to: then it is said so, and not "usually"
  const slower =
    next !== null && last !== null && gap !== null && (Date.parse(next) - Date.parse(last)) / 86_400_000 > 2 * gap;
  return (
    <Cell
      profile={profile}
      facts={['nextPurchaseDay', 'usualGap']}
      untold={untold}
      figure={
        next === null
          ? foretold && unlikely
            ? words.unlikely
            : null
          : next < profile.asOf
            ? words.overdue
            : words.around(show.day(next, 'day-month'))
      }
      basis={
        next === null
          ? untold !== null
            ? undefined
            : unlikely
              ? words.unlikelyWhy
              : missing
          : every === null
            ? undefined
            : slower
              ? words.slower(every)
              : words.every(every)
      }
    />
  );
}
