import type { Import } from './read-imports.ts';

/**
 * Circles between files, by value or by type: a type that closes one lies in the wrong file.
 * @returns each as "a → b → a", once
 */
export function findCircles(imports: readonly Import[]): string[] {
  const graph = new Map<string, string[]>();
  for (const { from, to, lazy } of imports)
    if (!lazy && to.includes('/src/')) graph.set(from, [...(graph.get(from) ?? []), to]);
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, trail: readonly string[]) => {
    if (done.has(file)) return;
    const at = trail.indexOf(file);
    if (at >= 0) {
      circles.push([...trail.slice(at), file].join(' → '));
      return;
    }
    for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return circles;
}
