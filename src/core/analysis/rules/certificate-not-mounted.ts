import { matchesLabels, proxyOf, textIn, type Mesh, type Proxy, type Workload } from '../../mesh';
import { listNames } from '../istioctl/words';
import type { WorkspaceRule } from '../rule';
import { startedTls, type TlsUse } from '../runtime/cluster-uses';
import { hitsInMesh } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';
import { isInImage, mountsPath } from '../runtime/mounted-paths';
import { waysTo, type Way } from '../runtime/ways-to';

export const certificateNotMounted: WorkspaceRule = {
  id: 'certificate-not-mounted',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['T16'],
  summary: 'A tls block names a file that no annotation mounts into the sidecar.',
  why: 'The path is looked for in the container of the proxy, where a volume of the app’s own container is not. Without the annotations sidecar.istio.io/userVolume and userVolumeMount the file is missing, and every call gets 503. Where the files hold no document of the pods it is a hint.',
  source:
    'istio/istio pkg/kube/inject/template.go; pilot/pkg/security/model/authentication.go (ConstructSdsSecretConfig)',
  check: hitsInMesh(startedTls, ({ block }) => filesIn(block).length > 0, findHits),
};

const fields = ['clientCertificate', 'privateKey', 'caCertificates'];

interface NamedFile {
  readonly field: string;
  readonly path: string;
}

function filesIn({ value }: TlsUse['block']): readonly NamedFile[] {
  return fields.flatMap((field) => {
    const path = textIn(value, field);
    return path?.startsWith('/') && !isInImage(path) ? [{ field, path }] : [];
  });
}

function findHits(mesh: Mesh, each: TlsUse): readonly Hit[] {
  const { use, block } = each;
  const ways = waysTo(mesh, use).filter(({ client }) => client.kind === 'sidecar');
  if (ways.length === 0) return [];
  const pods = podsOf(mesh, each, ways);
  const file = filesIn(block).find(({ path }) => lacks(pods, path));
  if (file === undefined) return [];
  const without = pods.filter(({ workload }) => !mountsPath(workload, file.path));
  const known = without.map(({ workload }) => `${workload.namespace}/${workload.name}`);
  const clients = ways.map(({ client }) => client);
  const whose =
    known.length > 0
      ? `no annotation of ${listNames(known)} mounts it there`
      : 'only sidecar.istio.io/userVolumeMount gets it there';
  return [
    {
      resource: block.resource,
      path: [...block.path, file.field],
      ref: 'T16',
      ...(pods.length > 0 ? {} : { severity: 'info' }),
      clients,
      all: clients,
      say: () =>
        `Envoy looks for ${file.path} in the sidecar’s own container, and ${whose}. Add the annotations sidecar.istio.io/userVolume and sidecar.istio.io/userVolumeMount to the pods that call ${use.service.host}.`,
    },
  ];
}

/** Of pods that call the host one without the file is enough; of those that only may, one with it tells who calls. */
function lacks(pods: readonly DocumentedPods[], path: string): boolean {
  const without = pods.filter(({ workload }) => !mountsPath(workload, path));
  return pods.length === without.length || without.some(({ isCaller }) => isCaller);
}

/** Pods that a document describes, and whether they are drawn to call the host. */
interface DocumentedPods {
  readonly workload: Workload;
  readonly isCaller: boolean;
}

/** The pods with documents that call the host; where none is drawn to, those that may. */
function podsOf(mesh: Mesh, { use }: TlsUse, ways: readonly Way[]): readonly DocumentedPods[] {
  const callers = ways.flatMap(({ client, trace }) => (trace && client.workload ? [client.workload] : []));
  if (callers.length > 0) return callers.filter(hasDocument).map((workload) => ({ workload, isCaller: true }));
  const selector = use.cluster.policy.rule?.selector ?? {};
  const namespaces = new Set(ways.map(({ client }) => client.namespace));
  return mesh.workloads
    .filter((each) => hasDocument(each) && namespaces.has(each.namespace) && matchesLabels(selector, each.labels))
    .filter((each) => isSidecar(proxyOf(mesh, each)))
    .map((workload) => ({ workload, isCaller: false }));
}

function hasDocument({ source }: Workload): boolean {
  return source !== 'EgressDesign';
}

function isSidecar({ kind }: Proxy): boolean {
  return kind === 'sidecar';
}
