import { groupOf } from '../resource';
import type { Kind } from '../types';
import { authorizationPolicy } from './authorization-policy';
import { destinationRule } from './destination-rule';
import { egressDesign } from './egress-design';
import { gateway } from './gateway';
import { gatewayApiKinds } from './gateway-api';
import { kubernetesKinds } from './kubernetes';
import { peerAuthentication } from './peer-authentication';
import { serviceEntry } from './service-entry';
import { sidecar } from './sidecar';
import { telemetry } from './telemetry';
import { virtualService } from './virtual-service';
import { workloadEntry } from './workload-entry';
import { workloadGroup } from './workload-group';

/** Every kind that is known, in the order in which a picker shows them. */
export const kinds: readonly Kind[] = [
  serviceEntry,
  destinationRule,
  virtualService,
  gateway,
  sidecar,
  workloadEntry,
  workloadGroup,
  egressDesign,
  authorizationPolicy,
  peerAuthentication,
  telemetry,
  ...kubernetesKinds,
  ...gatewayApiKinds,
];

const byName = new Map(kinds.map((kind) => [`${kind.group}/${kind.kind}`, kind]));

/** The kind of a resource by its API group and name, in any version; undefined when it is not known. */
export function findKind(apiVersion: string, kind: string): Kind | undefined {
  return byName.get(`${groupOf(apiVersion)}/${kind}`);
}

/** The values of `apiVersion` that a kind is served as, the preferred one first. */
export function apiVersionsOf({ group, versions }: Kind): readonly string[] {
  return versions.map((version) => (group === '' ? version : `${group}/${version}`));
}
