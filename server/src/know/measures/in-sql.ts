import type { Arithmetic } from '@peyvand/science';

/**
 * A formula of science as SQL on float8. A logarithm of nothing is not known (null) where plain numbers say NaN or -∞, and an
 * exponential stays within what a float8 can hold, where the server would give the statement up.
 */
export const inSql: Arithmetic<string> = {
  number: (value) => `${Number(value)}::float8`,
  add: (a, b) => `(${a} + ${b})`,
  subtract: (a, b) => `(${a} - ${b})`,
  multiply: (a, b) => `(${a} * ${b})`,
  divide: (a, b) => `(${a} / nullif(${b}, 0))`,
  ln: (a) => `ln(nullif(greatest(${a}, 0), 0))`,
  exp: (a) => `exp(greatest(least(${a}, 600), -600))`,
};
