import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
/** Where a running product answers while the screens are being worked on. */
const server = process.env.PEYVAND_DEV_SERVER ?? 'http://localhost:7300';

/** Parts that change seldom are files of their own, so that a new release of the screens is a small download. */
function chunkOf(id: string): string | undefined {
  if (!id.includes('node_modules')) return undefined;
  if (/node_modules\/(@daypicker|date-fns-jalali|@date-fns)\//.test(id)) return 'calendar';
  if (/node_modules\/(react|react-dom|scheduler)\//.test(id)) return 'react';
  if (/node_modules\/@tanstack\//.test(id)) return 'tanstack';
  if (/node_modules\/(@mantine|@floating-ui|react-remove-scroll|react-style-singleton)\//.test(id)) return 'mantine';
  if (/node_modules\/libphonenumber-js\//.test(id)) return 'phone';
  return undefined;
}

export default defineConfig({
  root: here,
  plugins: [react()],
  server: { port: 7310, strictPort: true, proxy: { '/api': { target: server, changeOrigin: false } } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // Everything is a file of our own origin: no data: addresses, no inline scripts, so the CSP can be strict.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { manualChunks: chunkOf } },
  },
});
