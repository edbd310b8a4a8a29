import { DirectionContext, MantineProvider } from '@mantine/core';
import { type Currency, TOMAN } from '@peyvand/kernel/currency';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { theme as mantineTheme } from '../look/theme.ts';
import { kitWords } from '../words.ts';
import {
  type Calendar,
  calendarOf,
  choicesKey,
  type Language,
  type ReaderChoices,
  readChoices,
  type Theme,
} from './reader-choices.ts';
import type { AreaWords } from './words.ts';

/** Who reads the screen: language, direction, calendar, colours and the workspace's zone. */
export interface Reader {
  readonly language: Language;
  readonly direction: 'rtl' | 'ltr';
  readonly calendar: Calendar;
  readonly theme: Theme;
  /** The theme in force once "auto" has asked the system. */
  readonly scheme: 'light' | 'dark';
  /** IANA zone in which days and hours are shown. */
  readonly timeZone: string;
  /** The workspace's currency and the unit in which it is shown. */
  readonly currency: Currency;
  choose(change: Partial<ReaderChoices>): void;
}

const ReaderContext = createContext<Reader | null>(null);

const systemDark = () => window.matchMedia('(prefers-color-scheme: dark)');

function hearSystem(changed: () => void): () => void {
  const query = systemDark();
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** Where there is no window, as in a test that renders a card to text, it is light. */
const useSystemDark = (): boolean =>
  useSyncExternalStore(
    hearSystem,
    () => systemDark().matches,
    () => false,
  );

interface ReaderProviderProps {
  readonly children: ReactNode;
  /** Fixes the choices instead of reading them from the browser. */
  readonly fixed?: ReaderChoices;
}

/** Gives everything below it a reader, Mantine's theme and the document's lang, dir and colours. */
export function ReaderProvider({ children, fixed }: ReaderProviderProps) {
  const [choices, setChoices] = useState(() => fixed ?? readChoices(window.localStorage.getItem(choicesKey)));
  const systemDark = useSystemDark();
  const direction = choices.language === 'fa' ? 'rtl' : 'ltr';
  const scheme = choices.theme === 'auto' ? (systemDark ? 'dark' : 'light') : choices.theme;

  const choose = useCallback((change: Partial<ReaderChoices>) => {
    setChoices((before) => {
      const after = { ...before, ...change };
      window.localStorage.setItem(choicesKey, JSON.stringify(after));
      return after;
    });
  }, []);

  useEffect(() => {
    document.documentElement.lang = choices.language;
    document.documentElement.dir = direction;
  }, [choices.language, direction]);

  const reader = useMemo<Reader>(
    () => ({
      language: choices.language,
      theme: choices.theme,
      calendar: calendarOf(choices),
      direction,
      scheme,
      timeZone: 'Asia/Tehran',
      currency: TOMAN,
      choose,
    }),
    [choices, direction, scheme, choose],
  );
  // Mantine's own word for the eye of a password field is English.
  const theme = useMemo(
    () => ({
      ...mantineTheme,
      components: {
        ...mantineTheme.components,
        PasswordInput: {
          defaultProps: {
            size: 'sm',
            visibilityToggleButtonProps: { 'aria-label': kitWords[choices.language].showPassword },
          },
        },
      },
    }),
    [choices.language],
  );
  // The direction is a function of the language; Mantine's own setters have nothing to change.
  const mantineDirection = useMemo(
    () => ({ dir: direction, toggleDirection() {}, setDirection() {} }) as const,
    [direction],
  );

  return (
    <ReaderContext value={reader}>
      <DirectionContext value={mantineDirection}>
        <MantineProvider theme={theme} forceColorScheme={scheme} withCssVariables={false} withGlobalClasses={false}>
          {children}
        </MantineProvider>
      </DirectionContext>
    </ReaderContext>
  );
}

interface ReaderPlaceProps {
  readonly timeZone: string;
  readonly currency: Currency;
  readonly children: ReactNode;
}

/** Shows days, hours and money below it as the workspace keeps them. */
export function ReaderPlace({ timeZone, currency, children }: ReaderPlaceProps) {
  const reader = useReader();
  const here = useMemo(() => ({ ...reader, timeZone, currency }), [reader, timeZone, currency]);
  return <ReaderContext value={here}>{children}</ReaderContext>;
}

/** The reader of this screen. Throws outside ReaderProvider. */
export function useReader(): Reader {
  const reader = useContext(ReaderContext);
  if (reader === null) throw new Error('useReader outside ReaderProvider');
  return reader;
}

/** The words of an area in the reader's language. */
export function useWords<P>(area: AreaWords<P>): P {
  return area[useReader().language];
}

/** Picks the reader's language from a pair that came from the server (a refusal's message, a definition). */
export function useSay(): (pair: { readonly fa: string; readonly en: string }) => string {
  const { language } = useReader();
  return useCallback((pair) => pair[language], [language]);
}
