import { callOf, listNames } from '../istioctl/words';
import { matchesLabels, textIn, type Mesh, type Proxy } from '../../mesh';
import { flatOf, question } from '../question';
import { seenOf } from '../istioctl/scope';
import type { WorkspaceRule } from '../rule';
import { startedTls, type TlsUse } from '../runtime/cluster-uses';
import { reportHits, type Hit } from '../runtime/hits';
import { isGateway, waysTo } from '../runtime/ways-to';

export const secretBesideGateway: WorkspaceRule = {
  id: 'secret-beside-gateway',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['T17'],
  summary: 'A gateway starts TLS with a secret that the files have in other namespaces than that of its pods.',
  why: 'istiod gives a gateway the secrets of the namespace of its pods alone, wherever the DestinationRule stands. Without its secret the cluster never gets ready, and calls end with 503. Where the files hold no secret of the name, or do not say where the pods are, nothing is said.',
  source: 'istio/istio pilot/pkg/xds/sds.go (Generate); pilot/pkg/credentials/kube/secrets.go (GetCertInfo)',
  check: question((input) => {
    const few = withSecret(input);
    if (few.length === 0) return [];
    const namespaces = new Map<string, string[]>();
    for (const { name, namespace } of seenOf(input, 'Secret'))
      namespaces.set(name, [...(namespaces.get(name) ?? []), namespace]);
    return reportHits(few.flatMap((each) => findHits(input.mesh, each, namespaces)));
  }),
};

const withSecret = flatOf(startedTls, (each) =>
  each.use.clients.some(isGateway) && secretOf(each) !== undefined ? [each] : [],
);

function secretOf({ block: { value } }: TlsUse): string | undefined {
  const name = textIn(value, 'credentialName');
  return name?.startsWith('configmap://') ? undefined : name;
}

function findHits(mesh: Mesh, each: TlsUse, namespaces: ReadonlyMap<string, readonly string[]>): readonly Hit[] {
  const { use, block } = each;
  const name = secretOf(each) ?? '';
  const drawn = namespaces.get(name) ?? [];
  if (drawn.length === 0) return [];
  const gateways = waysTo(mesh, use).map(({ client }) => client);
  const lacking = gateways.filter((each) => isGateway(each) && isPlaced(mesh, each) && !drawn.includes(each.namespace));
  if (lacking.length === 0) return [];
  const wanted = listNames([...new Set(lacking.map(({ namespace }) => namespace))]);
  return [
    {
      resource: block.resource,
      path: [...block.path, 'credentialName'],
      ref: 'T17',
      clients: lacking,
      all: lacking,
      say: () =>
        `Calls to ${use.service.host} ${use.port.class === 'tcp' ? 'are closed' : 'get 503'}: the gateway’s pods are in ${wanted}, and Secret ${name} is in ${listNames(drawn)}, where istiod does not look for it. Move the Secret to ${wanted}; the namespace of ${callOf(block.resource)} does not matter.`,
    },
  ];
}

/** Whether the files say where the pods of a gateway are: they are drawn, a Service leads to them, or a rule names one of the namespace. */
function isPlaced({ registry, virtualServices, settings }: Mesh, { workload, namespace, labels }: Proxy): boolean {
  if (workload || namespace === settings.rootNamespace) return true;
  const leads = registry.services.some(
    (each) =>
      each.registry === 'Kubernetes' &&
      each.namespace === namespace &&
      each.selector &&
      matchesLabels(each.selector, labels),
  );
  const end = `.${namespace}.svc.cluster.local`;
  return (
    leads ||
    virtualServices.some(({ routes }) =>
      routes.some((route) => route.destinations.some(({ host }) => host.endsWith(end))),
    )
  );
}
