import { listNames } from '../istioctl/words';
import type { Mesh } from '../../mesh';
import type { WorkspaceRule } from '../rule';
import { startedTls, isTopLevel, type TlsUse } from '../runtime/cluster-uses';
import { plainBeside, spoilsBoth } from '../runtime/double-tls';
import { hitsInMesh } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';

/** There is no fix: which of both is right depends on what the server takes at its HTTP port, which nothing among the files says. */
export const tlsOnEveryPort: WorkspaceRule = {
  id: 'tls-on-every-port',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'error',
  refs: ['T06'],
  summary: 'A tls block for all ports is in force on an HTTP port and on one that carries the app’s own TLS.',
  why: 'The block on the top level of trafficPolicy counts for every port without settings of its own. On the HTTPS port Envoy encrypts again what the app encrypted, and on the HTTP port it sends TLS to a port that may take plain text alone.',
  source: 'istio/istio pilot/pkg/networking/util/util.go (GetPortLevelTrafficPolicy, MergeSubsetTrafficPolicy)',
  check: hitsInMesh(startedTls, ({ use, block }) => use.port.class === 'tls' && isTopLevel(block), findHits),
};

function findHits(mesh: Mesh, each: TlsUse): readonly Hit[] {
  if (!spoilsBoth(mesh, each)) return [];
  const { use, block } = each;
  const plain = plainBeside(mesh, each).map(({ port }) => String(port.number));
  return [
    {
      resource: block.resource,
      path: block.path,
      part: 'key',
      ref: 'T06',
      clients: use.clients,
      all: use.clients,
      say: () =>
        `This tls block is for all ports of ${use.service.host}: HTTP port ${listNames(plain)} gets TLS, and what the app encrypts for port ${use.port.number} is encrypted twice. Decide whether the server takes TLS at port ${plain.join(' and ')}: if so, move the block to portLevelSettings of that port alone; if not, remove it.`,
    },
  ];
}
