import type { CallRow, TlsBy } from '../../topology';

/** How many layers of TLS a wire has, and by whom, as labels say it. */
export const tlsWords: Readonly<Record<TlsBy, string>> = {
  none: '0 TLS',
  app: '1 TLS, by app',
  sidecar: '1 TLS, by sidecar',
  waypoint: '1 TLS, by waypoint',
  'app-and-sidecar': '2 TLS, app and sidecar',
  'app-and-waypoint': '2 TLS, app and waypoint',
  gateway: '1 TLS, by gateway',
  'app-and-gateway': '2 TLS, app and gateway',
  mixed: 'TLS differs',
  unknown: 'TLS not known',
};

/** An arrow is thick where TLS is certain. */
export function tlsLook(tls: TlsBy): 'plain' | 'thick' {
  return tls === 'none' || tls === 'mixed' || tls === 'unknown' ? 'plain' : 'thick';
}

/** Who encrypts what no proxy changes: the app, or nobody. */
export function tlsOfApp({ scheme }: Pick<CallRow, 'scheme'>): 'app' | 'none' {
  return scheme === 'https' || scheme === 'tls' ? 'app' : 'none';
}
