import { createRoute, redirect } from '@tanstack/react-router';
import { insideRoute } from '../../root-route.tsx';
import { wings } from '../../wings.ts';

/** The bare address leads to the insights once they stand in the menu, else to the first wing that does. */
export const homeRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: '/',
  beforeLoad: () => {
    const first = wings.find((wing) => wing.key === 'insights') ?? wings[0];
    if (first !== undefined) throw redirect({ to: first.to, replace: true });
  },
});
