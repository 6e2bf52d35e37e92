import type { Mesh } from '../../build';
import { listIn, recordIn, textIn } from '../../read';
import { matchesLabels } from '../../rule-pool';
import { servicesOfEntry } from '../services/entry-services';
import { IdentityMap } from '../identity-map';
import { kubernetesService } from '../services/kubernetes-service';
import type { MeshService } from '../services/service';

type Labels = Readonly<Record<string, string>>;

/** A Service, or a ServiceEntry with a workloadSelector, that leads to pods. */
export interface PodService {
  readonly service: MeshService;
  readonly selector: Labels;
}

const known = new IdentityMap<readonly PodService[]>();
const byHost = new WeakMap<readonly PodService[], ReadonlyMap<string, PodService>>();

/** The service of a host, where it selects pods: the oldest of several. */
export function podServiceOf(mesh: Mesh, host: string): PodService | undefined {
  const all = podServices(mesh);
  let hosts = byHost.get(all);
  if (hosts === undefined) {
    hosts = new Map([...all].reverse().map((each) => [each.service.host, each]));
    byHost.set(all, hosts);
  }
  return hosts.get(host);
}

/** All services that select pods, older ones first. */
function podServices({ others, entries }: Pick<Mesh, 'others' | 'entries'>): readonly PodService[] {
  return known.get([others, entries], '', () => readAll(others, entries));
}

/** The services of a namespace that take pods with these labels. */
export function servicesTaking(mesh: Mesh, namespace: string, labels: Labels): readonly PodService[] {
  return podServices(mesh).filter(
    ({ service, selector }) => service.namespace === namespace && matchesLabels(selector, labels),
  );
}

/**
 * What a port of a service is on the pods. For a target port by name, which only the pods tell, it is the first service port with that name, so that
 * all ports to one target stay together.
 */
export function podPortOf({ service }: PodService, number: number): number | undefined {
  const port = service.ports.find((each) => each.number === number && each.class !== 'udp');
  if (port === undefined || port.targetPort !== undefined) return port?.targetPort;
  const target = service.registry === 'Kubernetes' ? targetName(service, port.index) : undefined;
  if (target === undefined) return number;
  const first = service.ports.find(({ index }) => targetName(service, index) === target);
  return first?.number ?? number;
}

function targetName({ resource }: MeshService, index: number): string | undefined {
  return textIn(listIn(recordIn(resource.value, 'spec'), 'ports')[index], 'targetPort');
}

function readAll(others: Mesh['others'], entries: Mesh['entries']): readonly PodService[] {
  const services = others.flatMap((other) => {
    const read = kubernetesService(other);
    return read?.type === 'service' ? [read.service] : [];
  });
  return [...services, ...entries.filter((entry) => entry.selector !== undefined).flatMap(servicesOfEntry)]
    .flatMap((service) => {
      const { selector } = service;
      return selector && Object.keys(selector).length > 0 ? [{ service, selector }] : [];
    })
    .sort((a, b) => a.service.created - b.service.created);
}
