import { defineConfig, mergeConfig, type Plugin } from 'vite';
import base from '../vite.config.js';
import { createFixtureApi } from './fixture/fixture-api.js';

/** The pages on invented data: for looking at them without a server. */
function fixtureApi(): Plugin {
  const api = createFixtureApi();
  return {
    name: 'fixture-api',
    configureServer: ({ middlewares }) => void middlewares.use(api),
    configurePreviewServer: ({ middlewares }) => void middlewares.use(api),
  };
}

export default mergeConfig(
  base,
  defineConfig({
    root: new URL('..', import.meta.url).pathname,
    plugins: [fixtureApi()],
    server: { proxy: {} },
    preview: { host: '127.0.0.1' },
    build: { outDir: 'test-results/dist' },
  }),
);
