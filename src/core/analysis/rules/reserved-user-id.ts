import { isRecord } from '../../schema';
import { listIn, recordIn } from '../../mesh';
import type { Path } from '../../text';
import { counted } from '../../text';
import { isControlPlane } from '../istioctl/control-plane';
import { forSeen, type Seen } from '../istioctl/scope';
import type { Report, WorkspaceRule } from '../rule';

export const reservedUserId: WorkspaceRule = {
  id: 'reserved-user-id',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'warning',
  codes: ['IST0144'],
  sees: 'drawn',
  summary: 'An app runs as user 1337, which is the sidecar’s own.',
  why: 'Traffic of that user is left out of the redirection, or the sidecar would call itself without end. So the app’s calls go past it, and no policy applies.',
  source:
    'istio/istio pkg/config/analysis/analyzers/deployment/pod.go (analyzeAppUIDForPod, analyzeAppUIDForDeployment)',
  check: (input) => [...inPods(input), ...inDeployments(input)],
};

const inPods = forSeen('Pod', (seen) => checkPods(seen, seen.spec, ['spec']));
const inDeployments = forSeen('Deployment', (seen) =>
  checkPods(seen, recordIn(recordIn(seen.spec, 'template'), 'spec'), ['spec', 'template', 'spec']),
);

/** One finding a resource, as Istio's messages for several containers are the same text. */
function checkPods(seen: Seen, spec: Readonly<Record<string, unknown>>, path: Path): readonly Report[] {
  if (isControlPlane(seen)) return [];
  const containers = listIn(spec, 'containers').flatMap((container, index): Path[] =>
    isRecord(container) && !ownContainers.has(container['name']) && runsAsProxy(container)
      ? [[...path, 'containers', index]]
      : [],
  );
  const [first, ...others] = runsAsProxy(spec) ? [path, ...containers] : containers;
  if (first === undefined) return [];
  const also = others.length === 0 ? '' : ` here, and in ${counted(others.length, 'more container')}`;
  const message = `Calls of the app bypass the sidecar: runAsUser is 1337, the user of Istio’s own proxy. Choose another user${also}.`;
  const at = [...first, 'securityContext', 'runAsUser'];
  return [{ resource: seen.resource, path: at, message, code: 'IST0144', ref: 'IST0144' }];
}

const ownContainers: ReadonlySet<unknown> = new Set(['istio-proxy', 'istio-operator']);

function runsAsProxy(value: Readonly<Record<string, unknown>>): boolean {
  return recordIn(value, 'securityContext')['runAsUser'] === 1337;
}
