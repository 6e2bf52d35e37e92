import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { textsInWords } from './scripts/texts-in-words.mjs';

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'screenshots/**', 'test-results/**', 'playwright-report/**'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-param-reassign': 'error',
      'max-lines-per-function': ['error', { max: 90, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['**/*.test.{ts,tsx}', '**/testing/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'CallExpression[callee.property.name=/^(push|unshift)$/] > SpreadElement',
          message:
            'An argument for each item is too many for the stack where the list is long; use addAll of core/lists.',
        },
        {
          selector: "CallExpression[callee.object.name='Math'] > SpreadElement",
          message:
            'An argument for each number is too many for the stack where there are many; use leastOf or greatestOf of core/lists.',
        },
      ],
    },
  },
  {
    files: ['src/app/**/*.{ts,tsx}', 'src/main.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: { ...reactHooks.configs.recommended.rules },
  },
  {
    files: ['src/app/**/*.tsx'],
    ignores: ['**/*.test.tsx', '**/words.tsx', '**/words/*.tsx'],
    plugins: { fairway: { rules: { 'texts-in-words': textsInWords } } },
    rules: { 'fairway/texts-in-words': 'error' },
  },
  {
    files: ['**/*.test.ts', '**/*.test.tsx', 'e2e/**/*.ts', 'src/core/testing/**/*.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
  { files: ['public/*.js'], languageOptions: { globals: globals.browser } },
  {
    files: ['scripts/**', 'bench/**', 'src/cli/**', '*.config.*', '*.cjs'],
    languageOptions: { globals: globals.node },
    rules: { 'no-console': 'off' },
  },
);
