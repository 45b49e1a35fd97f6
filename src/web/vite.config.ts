import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** The site: one page per folder with an `index.html`, one for what is not there; hashed assets, no external URL. */
export default defineConfig({
  root: path('.'),
  base: '/',
  worker: { format: 'es' },
  build: {
    outDir: path('../../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    // The editor of GraphiQL is one large chunk.
    chunkSizeWarningLimit: 4000,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: {
        secondScreen: path('index.html'),
        overlay: path('overlay/index.html'),
        analysis: path('analysis/index.html'),
        graphiql: path('graphiql/index.html'),
        notFound: path('404.html'),
      },
      onLog(level, log, report) {
        // Marks for servers that render; there is none.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
      },
    },
  },
});
