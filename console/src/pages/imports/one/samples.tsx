import { Fragment } from 'react';

const most = 3;

/** A few different values of a column as they stand in the file, each in its own direction. */
export function Samples({ samples }: { readonly samples: readonly string[] }) {
  return [...new Set(samples)].slice(0, most).map((sample, i) => (
    <Fragment key={sample}>
      {i > 0 && ' · '}
      <bdi>{sample}</bdi>
    </Fragment>
  ));
}
