import { useWords } from '@peyvand/ui/read/reader.tsx';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useSession } from '../../session/session.ts';
import { NoRight } from '../../shell/no-right.tsx';
import { UnseenMark } from '../../shell/unseen-mark.tsx';
import { type Section, sections, sectionsFor } from './sections.ts';
import styles from './settings-frame.module.css';
import { settingsWords } from './words.ts';

/** The menu of the settings beside the open section; on a phone, a line of them above it. */
export function SettingsFrame() {
  const words = useWords(settingsWords);
  const { rights } = useSession();
  const { pathname } = useLocation();
  const menu = useRef<HTMLElement>(null);
  const shown = sectionsFor(rights);
  // A page that the role does not open is not begun: its buttons would only be refused.
  const mayOpen =
    !sections.some(({ key }) => key === pathname.split('/')[2]) ||
    shown.some(({ key }) => key === pathname.split('/')[2]);
  const groups = Map.groupBy(shown, (section) => section.group);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page brings its own link into sight.
  useEffect(() => {
    const current = menu.current?.querySelector<HTMLElement>('[aria-current]');
    current?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [pathname]);
  return (
    <div className={styles.frame}>
      <nav ref={menu} className={styles.menu} aria-label={words.menu}>
        {[...groups].map(([group, sections]) => (
          <div key={group} className={styles.group}>
            <p className={styles.groupName}>{words.groups[group]}</p>
            {sections.map((section) => (
              <SectionLink key={section.key} section={section} open={pathname.split('/')[2] === section.key} />
            ))}
          </div>
        ))}
      </nav>
      <div className={styles.page}>{mayOpen ? <Outlet /> : <NoRight />}</div>
    </div>
  );
}

function SectionLink({ section, open }: { readonly section: Section; readonly open: boolean }) {
  const words = useWords(settingsWords);
  return (
    <Link
      to={`/settings/${section.key}`}
      className={styles.link}
      {...(open ? { 'aria-current': 'page' as const } : {})}
      activeProps={{}}
    >
      <section.icon size={17} stroke={1.7} />
      <span>{words.sections[section.key]}</span>
      {section.key === 'security' && <UnseenMark />}
    </Link>
  );
}
