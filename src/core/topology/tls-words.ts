import type { TlsBy } from './call-row';

/** What is said about each way of encrypting, everywhere. In a file of its own, since the page says it before it has the engine. */
export const tlsWords: Readonly<Record<TlsBy, string>> = {
  none: 'no TLS',
  app: 'TLS by app',
  sidecar: 'TLS by sidecar',
  waypoint: 'TLS by waypoint',
  'app-and-sidecar': 'TLS twice',
  'app-and-waypoint': 'TLS twice',
  gateway: 'TLS by gateway',
  'app-and-gateway': 'TLS twice',
  mixed: 'TLS differs',
  unknown: 'TLS not known',
};

/** Whether what is encrypted already is encrypted again, which no server understands. */
export function isTlsTwice(tls: TlsBy): boolean {
  return tls.startsWith('app-and-');
}
