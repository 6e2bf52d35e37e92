import { isIp } from '../../address';
import type { Mesh, OtherResource } from '../../build';
import { integerIn, labelsIn, listIn, recordIn, textIn } from '../../read';
import type { ServicePort } from '../../service-entry';
import type { MeshService } from '../services/service';
import { bareEndpoint } from './bare-endpoint';
import type { PlainEndpoint } from './endpoints';

/**
 * The endpoints that are written beside a Service without a selector, for a server that is no pod: those of its EndpointSlices, else of the Endpoints of its
 * name, which Kubernetes copies into slices. Undefined where the files have neither
 * (pilot/pkg/serviceregistry/kube/controller/endpointslice.go, updateEndpointCacheForSlice).
 */
export function writtenBeside(
  { others }: Pick<Mesh, 'others'>,
  service: Pick<MeshService, 'resource' | 'namespace'>,
  port: ServicePort,
): readonly PlainEndpoint[] | undefined {
  const found = endpointLists(others).filter(({ namespace }) => namespace === service.namespace);
  const slices = found.filter((each) => isSlice(each) && serviceOf(each) === service.resource.name);
  if (slices.length > 0) return slices.flatMap((each) => inSlice(each, port));
  const [list] = found.filter((each) => !isSlice(each) && each.name === service.resource.name);
  return list && inList(list, port);
}

const known = new WeakMap<Mesh['others'], readonly OtherResource[]>();

/** The EndpointSlices and Endpoints among the other kinds of a mesh. */
export function endpointLists(others: Mesh['others']): readonly OtherResource[] {
  let found = known.get(others);
  if (found === undefined) known.set(others, (found = others.filter((each) => isSlice(each) || isEndpoints(each))));
  return found;
}

function isSlice({ kind, group }: OtherResource): boolean {
  return kind === 'EndpointSlice' && group === 'discovery.k8s.io';
}

function isEndpoints({ kind, group }: OtherResource): boolean {
  return kind === 'Endpoints' && group === '';
}

function serviceOf({ resource }: OtherResource): string | undefined {
  return labelsIn(recordIn(resource.value, 'metadata'), 'labels')['kubernetes.io/service-name'];
}

/** istiod reads no names of hosts there, and leaves out what is said not to be ready. */
function inSlice({ resource }: OtherResource, port: ServicePort): readonly PlainEndpoint[] {
  const number = numberIn(resource.value, port);
  if (number === undefined || textIn(resource.value, 'addressType') === 'FQDN') return [];
  return listIn(resource.value, 'endpoints').flatMap((each, index) => {
    if (recordIn(each, 'conditions')['ready'] === false) return [];
    const addresses = listIn(each, 'addresses').filter((one): one is string => typeof one === 'string' && isIp(one));
    return addresses.map((address) => ({
      ...bareEndpoint(address, number),
      resource,
      path: ['endpoints', index],
    }));
  });
}

function inList({ resource }: OtherResource, port: ServicePort): readonly PlainEndpoint[] {
  return listIn(resource.value, 'subsets').flatMap((subset, index) => {
    const number = numberIn(subset, port);
    if (number === undefined) return [];
    return listIn(subset, 'addresses').flatMap((each) => {
      const address = textIn(each, 'ip');
      return address === undefined ? [] : [{ ...bareEndpoint(address, number), resource, path: ['subsets', index] }];
    });
  });
}

/** The port of the name that the Service gives to its own. */
function numberIn(value: unknown, { name }: ServicePort): number | undefined {
  return integerIn(
    listIn(value, 'ports').find((each) => (textIn(each, 'name') ?? '') === name),
    'port',
  );
}
