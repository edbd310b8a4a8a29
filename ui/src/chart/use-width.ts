import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** The width of an element in px, followed as it changes; `first` stands until it is measured. */
export function useWidth<T extends Element>(first: number): { ref: RefObject<T | null>; width: number } {
  const ref = useRef<T>(null);
  const [width, setWidth] = useState(first);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    setWidth(Math.max(80, Math.floor(element.getBoundingClientRect().width)));
    const watch = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.max(80, Math.floor(entry.contentRect.width)));
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return { ref, width };
}
