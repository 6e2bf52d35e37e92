// npm start: installs, builds, serves the designer on a local port and prints its address.
import { build, install, requireNode, root } from './run.mjs';

requireNode();
install();
console.log('Building …');
build();
const { preview } = await import('vite');
const wanted = Number(process.env.PORT ?? 4173);
const server = await preview({
  root,
  preview: { host: '127.0.0.1', port: wanted, strictPort: false },
  logLevel: 'warn',
});
const address = server.httpServer.address();
console.log(
  `Fairway is ready: http://127.0.0.1:${typeof address === 'object' && address ? address.port : wanted}/  (Ctrl+C stops it)`,
);
