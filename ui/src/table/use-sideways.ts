import { type RefObject, useEffect, useRef, useState } from 'react';

/**
 * Whether a scrolling place hides something before its start or beyond its end, so that its edge can say so; a column that
 * was just chosen is brought into sight.
 */
export function useSideways(
  place: RefObject<HTMLElement | null>,
  columns: readonly { readonly key: string }[],
): { readonly before: boolean; readonly beyond: boolean } {
  const [hidden, setHidden] = useState({ before: false, beyond: false });
  const known = useRef<readonly string[] | null>(null);
  const keys = columns.map((column) => column.key).join();
  const node = place.current;

  useEffect(() => {
    if (node === null) return;
    const look = () => {
      // In a right-to-left place scrollLeft runs from 0 to below it.
      const gone = Math.abs(node.scrollLeft);
      const before = gone > 4;
      const beyond = node.scrollWidth - node.clientWidth - gone > 4;
      setHidden((now) => (now.before === before && now.beyond === beyond ? now : { before, beyond }));
    };
    const watch = new ResizeObserver(look);
    watch.observe(node);
    if (node.firstElementChild !== null) watch.observe(node.firstElementChild);
    node.addEventListener('scroll', look, { passive: true });
    return () => {
      watch.disconnect();
      node.removeEventListener('scroll', look);
    };
  }, [node]);

  useEffect(() => {
    const now = keys.split(',');
    const added = known.current === null ? undefined : now.find((key) => !known.current?.includes(key));
    known.current = now;
    if (added !== undefined)
      place.current
        ?.querySelector(`[data-key="${CSS.escape(added)}"]`)
        ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [keys, place]);

  return hidden;
}
