import type { CallRow, Miss, WorkloadNode } from '../../topology';

const missWords: Readonly<Record<Miss, string>> = {
  unknown: 'no ServiceEntry',
  'no-proxy': 'the pod has no proxy',
  round: 'no proxy sees the call',
  hidden: 'hidden by exportTo',
  'not-imported': 'not imported by the Sidecar',
  'imported-apart': 'imported by another listener of the Sidecar alone',
  'no-port': 'port not in its ServiceEntry',
  lost: 'another ServiceEntry decides the host',
  'no-listener': 'no listener for it on the port',
  'wrong-protocol': 'not the protocol of the port',
  'other-server-name': 'server name not routed',
};

/** Why a call of a pod goes to no entry, as a box of the diagram says it. */
export function missOf({ proxy }: WorkloadNode, { why = 'unknown' }: CallRow): string {
  // ztunnel has no listeners, and knows an entry by its address alone.
  return why === 'no-listener' && proxy === 'ztunnel' ? 'not known to ztunnel' : missWords[why];
}
