import type { TlsBy } from '../../topology';

/** How many layers of TLS a wire has, and by whom, as labels say it. */
export const tlsWords: Readonly<Record<TlsBy, string>> = {
  none: '0 TLS',
  app: '1 TLS, by app',
  sidecar: '1 TLS, by sidecar',
  'app-and-sidecar': '2 TLS, app and sidecar',
  unknown: 'TLS not known',
};
