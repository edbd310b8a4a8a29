import { defineConfig } from 'vitest/config';

const everywhere = '{kernel,science,sdk,server,ui,console}/src/**';
const withDatabase = [`${everywhere}/*.{db,race}.test.ts`, 'test/**/*.test.ts'];

/**
 * Two kinds of tests. Pure ones start nothing; those with a database share one embedded server, which is started only
 * when such a file is among those that run.
 */
export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    passWithNoTests: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: [`${everywhere}/*.test.{ts,tsx}`, 'tools/**/*.test.ts', 'bench/**/*.test.ts', 'demo/**/*.test.ts'],
          exclude: withDatabase,
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: withDatabase,
          globalSetup: 'server/src/testing/global-setup.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
