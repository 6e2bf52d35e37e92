import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { licencesFile } from './scripts/licences.ts';
import { offline } from './scripts/offline.ts';

/** Who may make elements of text: the page itself, Monaco's parts, and DOMPurify, which Monaco and Mermaid bring one each. */
const trusted = [
  'default',
  'picture',
  'dompurify',
  'defaultWorkerFactory',
  'diffEditorWidget',
  'diffReview',
  'domLineBreaksComputer',
  'editorViewLayer',
  'richScreenReaderContent',
  'standaloneColorizer',
  'stickyScrollViewLayer',
  'tokenizeToString',
];

/**
 * What the built page may load: its own files and nothing else. Monaco, Mermaid and Mantine write inline styles that no hash fits (SECURITY.md).
 * `frame-ancestors` has no effect in a meta element, so it is left to the server. The development server needs inline scripts and sockets, so it goes without.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  `trusted-types ${trusted.join(' ')} 'allow-duplicates'`,
].join('; ');

const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: policy }, injectTo: 'head-prepend' },
  ],
};

export default defineConfig({
  // Relative addresses, so that the folder works wherever it is put.
  base: './',
  plugins: [react(), contentSecurityPolicy, licencesFile(), offline()],
  build: {
    outDir: 'dist/web',
    target: 'es2023',
    chunkSizeWarningLimit: 6000,
    // The page says these words and reads these URLs before it has the engine. Left to itself the bundler puts them beside parts of it, and fetches all of it first.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'tls-words', test: /core\/topology\/tls-words\.ts$/ },
            { name: 'client-url', test: /core\/mesh\/(?:client|unsaid)-url\.ts$/ },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
});
