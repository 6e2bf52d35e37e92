import type { FilterChain, ListenerUse, ScopedPort } from '../../mesh';
import { remedyIn } from '../istioctl/remedy';
import { settingsOf } from '../question';
import type { WorkspaceRule } from '../rule';
import type { Hit } from '../runtime/hits';
import { forListeners, protocolPath } from '../runtime/listener-uses';

export const serverSpeaksFirst: WorkspaceRule = {
  id: 'server-speaks-first',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['L24'],
  summary: 'The port of a protocol whose servers speak first has a listener that waits for the client.',
  why: 'To tell HTTP or server names from other bytes, Envoy waits for the first ones of the client, and those of SMTP, FTP, POP3, IMAP or MySQL wait for the server. Both wait for ever, since protocolDetectionTimeout is 0 by default. Of a port that says HTTP it is only told, since the server there may be one for HTTP after all.',
  source:
    'istio/istio pilot/pkg/networking/core/listener.go (buildSidecarOutboundListener); pkg/config/mesh/mesh.go (DefaultMeshConfig)',
  check: (input) => {
    const timeout = settingsOf(input).config['protocolDetectionTimeout'];
    return timeout === undefined || /^0+[a-z]*$/.test(String(timeout)) ? waiting(input) : [];
  },
};

const speakers: ReadonlyMap<number, string> = new Map([
  [21, 'FTP'],
  [25, 'SMTP'],
  [110, 'POP3'],
  [119, 'NNTP'],
  [143, 'IMAP'],
  [587, 'SMTP'],
  [2525, 'SMTP'],
  [3306, 'MySQL'],
  [5900, 'VNC'],
]);

const waiting = forListeners((use) =>
  speakers.has(use.port)
    ? use.listeners.flatMap(({ waits, chains }) => (waits ? chains.flatMap((chain) => hitsIn(use, chains, chain)) : []))
    : [],
);

function hitsIn(use: ListenerUse, chains: readonly FilterChain[], { to }: FilterChain): readonly Hit[] {
  const ports =
    to.type === 'tcp'
      ? [to.port]
      : to.services.flatMap(({ ports }) => ports.filter(({ number }) => number === use.port));
  return ports
    .filter((port) => port.owner.registry === 'ServiceEntry' && port.class !== 'tls')
    .map((port) => hitOn(use, chains, port));
}

function hitOn({ port: number, clients, all }: ListenerUse, chains: readonly FilterChain[], port: ScopedPort): Hit {
  const { resource, addresses } = port.owner;
  const path = protocolPath(port);
  const own = port.class === 'tcp' ? `the listener is shared with ${othersIn(chains)}` : kindOf(port);
  const known = port.class !== 'tcp' && addresses.length > 0;
  return {
    resource,
    path,
    ref: 'L24',
    // Nobody but its author can tell whether a port that says HTTP is one.
    ...(port.class === 'http' ? { severity: 'info' as const } : {}),
    clients,
    all,
    say: (whose) =>
      `Connections${whose} hang: servers of ${speakers.get(number) ?? ''} speak first, and ${own}, so Envoy waits for bytes of the client. ${port.class === 'tcp' ? 'Add addresses' : 'Write protocol TCP, and addresses of its own'}.`,
    fix: known
      ? remedyIn(resource, 'Write protocol: TCP', [
          { type: 'set', path: ['spec', 'ports', port.index, 'protocol'], value: 'TCP' },
        ])
      : undefined,
  };
}

function kindOf({ protocol }: ScopedPort): string {
  return protocol === '' ? 'this port states no protocol' : `this port is ${protocol.toUpperCase()}`;
}

function othersIn(chains: readonly FilterChain[]): string {
  const http = chains.flatMap(({ to }) => (to.type === 'http' ? to.services : []));
  const tls = chains.flatMap(({ to }) => (to.type === 'tcp' && to.port.class === 'tls' ? [to.service] : []));
  return (http[0] ?? tls[0])?.host ?? 'others';
}
