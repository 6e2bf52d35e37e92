import { groupOf } from '../resource';
import type { Kind } from '../types';
import { destinationRule } from './destination-rule';
import { egressDesign } from './egress-design';
import { gatewayApiKinds, kubernetesKinds } from './kubernetes';
import { serviceEntry } from './service-entry';

/** Every kind that is known, in the order in which a picker shows them. */
export const kinds: readonly Kind[] = [
  serviceEntry,
  destinationRule,
  egressDesign,
  ...kubernetesKinds,
  ...gatewayApiKinds,
];

const byName = new Map(kinds.map((kind) => [`${kind.group}/${kind.kind}`, kind]));

/** The kind of a resource by its API group and name, in any version; undefined when it is not known. */
export function findKind(apiVersion: string, kind: string): Kind | undefined {
  return byName.get(`${groupOf(apiVersion)}/${kind}`);
}
