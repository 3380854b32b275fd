import { defineConfig } from 'vitest/config'

const slow = ['build/pack.test.ts', 'build/test-browser.test.ts']

export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['common/**/*.test.ts', 'main/**/*.test.ts', 'preload/**/*.test.ts', 'renderer/**/*.test.ts', 'build/**/*.test.ts'],
          exclude: ['**/node_modules/**', ...slow],
        },
      },
      {
        extends: true,
        // packs the program and unpacks a browser: minutes, not seconds
        test: { name: 'pack', include: slow, testTimeout: 240_000, hookTimeout: 240_000 },
      },
    ],
  },
})
