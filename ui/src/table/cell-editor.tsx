import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import styles from './cell-editor.module.css';

/** How the changing of a cell ends. */
export interface CellEnds {
  /** Nothing more is to be done here: 1 goes on to the next cell, -1 back, 0 stays on this one. */
  end(step: 0 | 1 | -1): void;
}

interface CellEditorProps extends CellEnds {
  /** Sends what was written; called once, when the cell is left by anything but Esc. */
  readonly onSave: () => void;
  /** The field, and a way to be done at once for a field in which choosing is saying. */
  children(done: () => void): ReactNode;
}

/**
 * One field in the place of a cell. Enter and leaving it save, Tab saves and goes on, Esc leaves everything as it was. A field
 * that cannot read what was typed keeps the cell open and says so.
 */
export function CellEditor({ onSave, end, children }: CellEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const step = useRef<0 | 1 | -1>(0);
  const gone = useRef(false);
  const save = useRef(onSave);
  save.current = onSave;

  // Before the next key: no letter of somebody who types at once is lost.
  useLayoutEffect(() => {
    const field = place.current?.querySelector('input');
    field?.focus();
    field?.select();
  }, []);

  const finish = () => {
    if (gone.current) return;
    const wrong = place.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (wrong !== null && wrong !== undefined) return wrong.focus();
    gone.current = true;
    save.current();
    end(step.current);
  };
  // What the field reads when it is left (a day, an amount) must have been drawn before it is judged.
  const leave = () => {
    flushSync(() => (document.activeElement as HTMLElement | null)?.blur());
    finish();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      gone.current = true;
      end(0);
    } else if (event.key === 'Tab') {
      step.current = event.shiftKey ? -1 : 1;
      leave();
    } else if (event.key === 'Enter' && !isChoosing(event.target)) leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears the keys of the field inside.
    <div
      ref={place}
      className={styles.editor}
      onKeyDownCapture={onKey}
      onKeyDown={(event) => event.stopPropagation()}
      // an entry of an open list lies elsewhere on the page and is no press on the row
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onBlur={() => setTimeout(() => !holdsFocus(place.current) && finish())}
    >
      {children(finish)}
    </div>
  );
}

/** True while Enter means an entry of an open list, or a word that is being added to others. */
function isChoosing(target: EventTarget): boolean {
  if (!(target instanceof HTMLInputElement)) return true;
  const list = target.getAttribute('aria-controls');
  const marked = list !== null && document.getElementById(list)?.querySelector('[data-combobox-selected]') !== null;
  return marked || (target.dataset.several !== undefined && target.value.trim() !== '');
}

/** A calendar that the field has opened belongs to it. */
function holdsFocus(place: HTMLElement | null): boolean {
  const focus = document.activeElement;
  return place === null || place.contains(focus) || focus?.closest('.mantine-Popover-dropdown') != null;
}
