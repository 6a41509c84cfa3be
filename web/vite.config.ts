import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the single-page app to web/dist. Nothing is inlined, so that the Content-Security-Policy can stay strict. */
export default defineConfig({
  root: new URL('.', import.meta.url).pathname,
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': { target: 'http://localhost:8787', ws: true } } },
});
