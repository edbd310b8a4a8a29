import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { packForSending, paintBeforeStyles } from './pack-for-sending.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
/** Where a running product answers while the screens are being worked on. */
const server = process.env.PEYVAND_DEV_SERVER ?? 'http://localhost:7300';

/**
 * Parts that change seldom are files of their own, so that a new release of the screens is a small download. A part takes
 * what it needs with it unless an earlier one has it: what the first page needs comes first, the calendar last. Mantine is
 * no part of its own: each page brings the components it uses, and the first one none of theirs.
 */
const parts = [
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
  { name: 'tanstack', test: /node_modules\/@tanstack\/(?!react-virtual|virtual-core)/ },
  { name: 'phone', test: /node_modules\/libphonenumber-js\// },
  { name: 'calendar', test: /node_modules\/(@daypicker|date-fns-jalali|@date-fns)\// },
];

export default defineConfig({
  root: here,
  plugins: [react(), paintBeforeStyles(), packForSending()],
  server: { port: 7310, strictPort: true, proxy: { '/api': { target: server, changeOrigin: false } } },
  build: {
    outDir: fileURLToPath(new URL('dist', import.meta.url)),
    emptyOutDir: true,
    target: 'es2023',
    // Everything is a file of our own origin: no data: addresses, no inline scripts, so the CSP can be strict.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: { groups: parts.map((part, place) => ({ ...part, priority: parts.length - place })) },
      },
    },
  },
});
