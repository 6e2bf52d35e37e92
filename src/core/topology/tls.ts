import type { AddedTls } from '../mesh';
import type { TlsBy } from './topology';

/** Puts together whether the application encrypts (undefined: it may or may not) and what the sidecar adds. */
export function tlsBy(app: boolean | undefined, added: AddedTls): TlsBy {
  if (added.mode === 'unknown') return 'unknown';
  if (added.mode === 'none') return app === undefined ? 'unknown' : app ? 'app' : 'none';
  return app ? 'app-and-sidecar' : 'sidecar';
}

/** The one that all agree on; `unknown` when they differ or there are none. */
export function commonTls(all: readonly TlsBy[]): TlsBy {
  const [first = 'unknown'] = all;
  return all.every((each) => each === first) ? first : 'unknown';
}
