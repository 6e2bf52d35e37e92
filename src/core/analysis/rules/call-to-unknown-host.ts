import { isClusterLocal, isIp } from '../../mesh';
import { closest } from '../../schema';
import { fact, flatOf } from '../question';
import type { WorkspaceRule } from '../rule';
import { drawnCalls, type DrawnCall } from '../runtime/drawn-calls';
import { reportHits, type Hit } from '../runtime/hits';

export const callToUnknownHost: WorkspaceRule = {
  id: 'call-to-unknown-host',
  scope: 'workspace',
  layer: 'runtime',
  asks: 'calls',
  severity: 'warning',
  refs: ['L35'],
  summary: 'A drawn HTTP call goes to a host that nothing in the mesh knows, and leaves all the same.',
  why: 'With ALLOW_ANY a request whose Host leads nowhere is sent to the dialled address: without timeout, retries, TLS or any rule, and nobody is told. Often the host is misspelt. A call that the design expects to pass through is only told.',
  source: 'istio/istio pilot/pkg/networking/core/httproute.go (buildCatchAllVirtualHost)',
  check: (input) => {
    const { registry, routeIndex } = meshOf(input);
    const hits = passing(input).flatMap((call) => {
      const { host } = call.dialled;
      const isKnown = registry.patternsFor(host).length > 0 || routeIndex.routing(host).length > 0;
      return isKnown ? [] : [hitOn(call, closest(host, registry.hosts()))];
    });
    return reportHits(hits);
  },
};

const meshOf = fact(({ mesh }) => mesh);

/** Calls that a sidecar reads as HTTP and passes on. */
const passing = flatOf(drawnCalls, (call): readonly DrawnCall[] => {
  const { dialled, trace } = call;
  const isRead = trace.request !== null && trace.via === 'sidecar' && trace.cluster?.name === 'PassthroughCluster';
  const isPlain = dialled.scheme === 'http' || dialled.scheme === 'grpc';
  // Services of the cluster are often not among the files.
  const isLocal = !dialled.host.includes('.') || isClusterLocal(dialled.host);
  return isRead && isPlain && !isLocal && !isIp(dialled.host) ? [call] : [];
});

function hitOn({ dialled, resource, path, expect, trace }: DrawnCall, meant: string | undefined): Hit {
  const advice = meant ? `Write ${meant} if that is intended.` : 'Add a ServiceEntry for it, or set REGISTRY_ONLY.';
  const message = `No ServiceEntry, Service or VirtualService knows ${dialled.host}, so the call leaves for the dialled address without any policy. ${advice}`;
  const clients = [trace.call.client];
  const severity = expect?.outcome === 'passthrough' ? 'info' : 'warning';
  return { resource, path, ref: 'L35', severity, clients, all: clients, say: () => message };
}
