import type { Cluster, ServicePort, Trace, UpstreamTls } from '../mesh';

/** TLS on the way to a host, as an inventory says it; empty texts where there is nothing to say. */
export interface TlsWords {
  readonly tls: string;
  readonly sni: string;
  readonly nameCheck: string;
}

const silent: TlsWords = { tls: '', sni: '', nameCheck: '' };

/** Of a call, by its trace. */
export function tlsOfCall(trace: Trace, host: string): TlsWords {
  switch (trace.tls) {
    case null:
      return silent;
    case 'none':
      return { ...silent, tls: 'no TLS' };
    case 'passthrough':
      return byApp(host);
    case 'originated':
    case 'gateway':
      return { ...addedWords(trace), tls: `TLS by ${proxyWords[trace.via]}` };
    case 'double':
      return { ...addedWords(trace), tls: `TLS inside TLS: by the app, and by ${proxyWords[trace.via]}` };
  }
}

/** Of a cluster that no drawn call uses: what a client of it would get. */
export function tlsOfCluster({ tls }: Cluster, port: Pick<ServicePort, 'class'>, host: string): TlsWords {
  const encrypted = port.class === 'tls';
  if (tls.added === 'none' || tls.added === 'auto') {
    if (encrypted) return byApp(host);
    return { ...silent, tls: port.class === 'http' ? 'no TLS' : 'as the app sends it' };
  }
  const sni = tls.sni === null ? 'none is sent' : tls.sni.from === 'host' ? 'the name of each request' : tls.sni.name;
  const by = encrypted ? 'TLS inside TLS: by the app, and by the sidecar' : 'TLS by the sidecar';
  return { tls: by, sni, nameCheck: checkWords(tls) };
}

const proxyWords: Readonly<Record<Trace['via'], string>> = {
  sidecar: 'the sidecar',
  'egress-gateway': 'the egress gateway',
  waypoint: 'the waypoint',
  ztunnel: 'ztunnel',
};

/** A proxy that passes TLS on sees the server name and checks nothing. */
function byApp(host: string): TlsWords {
  return { tls: 'TLS by the app', sni: `${host}, by the app`, nameCheck: 'left to the app' };
}

function addedWords({ policy }: Trace): TlsWords {
  const tls = policy?.tls;
  if (!tls) return silent;
  const names = tls.subjectAltNames.join(', ');
  const checked = names === '' ? 'checked' : `checked against ${names}`;
  return { tls: '', sni: tls.sni ?? 'none is sent', nameCheck: tls.sanCheck ? checked : notChecked(tls.ca) };
}

function checkWords({ nameCheck, subjectAltNames, ca }: UpstreamTls): string {
  if (nameCheck === 'none') return notChecked(ca);
  const names = subjectAltNames.join(', ');
  if (nameCheck === 'host' || names === '') return 'checked against the name of each request';
  return `checked against ${names}${nameCheck === 'names' ? '' : ' and the name of each request'}`;
}

function notChecked(ca: string | null): string {
  return ca === null
    ? 'not checked: any certificate is taken'
    : 'not checked: any certificate of a trusted CA is taken';
}
