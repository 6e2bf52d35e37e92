import {
  appEncrypts,
  tlsForCall,
  type Cluster,
  type Dialled,
  type Leg,
  type TlsInForce,
  type Via,
} from '../../../mesh';
import { firstOf } from '../label-lines';
import type { Link } from '../mermaid-text';

/** What a wire carries, as its label says it. */
type WireLook = Pick<Link, 'lines' | 'look' | 'alarm'>;

/** Each proxy as labels name it. */
export const proxyNames: Readonly<Record<Via, string>> = {
  sidecar: 'sidecar',
  'egress-gateway': 'gateway',
  waypoint: 'waypoint',
  ztunnel: 'ztunnel',
};

/** What the application puts on the wire itself. */
export function appWire({ scheme, host, port }: Dialled, sni: string | undefined): WireLook {
  const called = `${scheme} ${host}${port === undefined ? '' : `:${port}`}`;
  if (!appEncrypts(scheme)) return { look: 'plain', lines: [called, plaintext(scheme)] };
  return { look: 'thick', lines: [called, '1 TLS, by app', sni === undefined ? 'no SNI' : `SNI ${sni}`] };
}

/** Of bytes nobody can tell what is in them. */
function plaintext(scheme: Dialled['scheme']): string {
  return scheme === 'tcp' ? '0 TLS: bytes as the app sends them' : '0 TLS: plain text';
}

/** What is on the wire behind a proxy that sends a call to a cluster. */
export function sentWire(leg: Leg, cluster: Cluster, dialled: Dialled): WireLook {
  const wire = wireBehind(leg, cluster, dialled);
  const { tunnel } = leg;
  if (tunnel === undefined) return wire;
  // Its server ends what the proxy adds, so that two layers are right.
  return { look: wire.look, lines: [...wire.lines, `${tunnel.method} tunnel to ${tunnel.target}`] };
}

function wireBehind(leg: Leg, cluster: Cluster, dialled: Dialled): WireLook {
  const appTls = leg.sent?.appTls ?? appEncrypts(dialled.scheme);
  const ready = cluster.endpoints.filter(({ mtlsReady }) => mtlsReady).length;
  const added = tlsForCall(cluster.tls, { isHttp: leg.isHttp, host: leg.sent?.host, mtlsReady: ready > 0 });
  const port = portWords(cluster);
  if (added === null) return passedWire(appTls, port, dialled);
  const by = proxyNames[leg.via];
  const meshTls = added.mode === 'ISTIO_MUTUAL';
  const lines = [
    `${port}${appTls ? `2 TLS: the app’s inside the ${by}’s` : `1 TLS, by ${by}`}${modeWords(added)}`,
    added.sni === null ? 'no SNI' : `SNI ${added.sni}`,
    checkWords(added, by),
    ...(cluster.tls.added === 'auto' && ready < cluster.endpoints.length
      ? [`with ${ready} of ${cluster.endpoints.length} endpoints, 0 TLS with the others`]
      : []),
  ];
  // Mesh mTLS around the application's TLS is ended by the proxy at its other end; a server outside ends one layer only.
  const isTwice = appTls && !(meshTls && cluster.service?.external !== true);
  return isTwice ? { look: 'thick', lines, alarm: true } : { look: 'thick', lines };
}

/** What a proxy passes on as it came. */
export function passedWire(appTls: boolean, port: string, { scheme, host }: Dialled): WireLook {
  if (!appTls) return { look: 'plain', lines: [`${port}${plaintext(scheme)}`] };
  return { look: 'thick', lines: [`${port}1 TLS, by app`, `SNI ${host}`, 'name check left to the app'] };
}

/** `:443, `, where all endpoints are dialled on one known port. */
export function portWords({ endpoints }: Pick<Cluster, 'endpoints'>): string {
  const ports = new Set(endpoints.map(({ port }) => port));
  const [only] = ports;
  return ports.size === 1 && only !== undefined && only !== 0 ? `:${only}, ` : '';
}

function modeWords({ mode }: TlsInForce): string {
  if (mode === 'ISTIO_MUTUAL') return ', mesh mTLS';
  return mode === 'MUTUAL' ? ', with a client certificate' : '';
}

function checkWords({ ca, sanCheck, subjectAltNames }: TlsInForce, by: string): string {
  if (ca === null) return 'certificate not verified';
  if (sanCheck) return `name checked by ${by}: ${firstOf(subjectAltNames, 2)}`;
  return ca === 'mesh' ? 'any identity of the mesh' : 'name not checked';
}
