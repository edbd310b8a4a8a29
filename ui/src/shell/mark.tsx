/** The mark of the product: two joined links on a tile. Decorative; the name stands beside it. */
export function Mark({ size }: { readonly size: number }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 24 24">
      <rect width="24" height="24" rx="6" fill="var(--accent)" />
      <g fill="none" stroke="var(--on-accent)" strokeWidth="2.1">
        <rect x="4.4" y="8.6" width="9" height="6.8" rx="3.4" />
        <rect x="10.6" y="8.6" width="9" height="6.8" rx="3.4" />
      </g>
    </svg>
  );
}
