import { itemsOf } from '../../../core/lists';
import type { DestinationRule } from '../../../core/mesh';
import type { Snapshot } from '../../../core/snapshot';
import type { Path } from '../../../core/text';
import { valueAt } from '../../../core/yaml';
import { changeInSteps, noChange, type ChangeStep } from '../change-steps';
import { placeBelow } from '../destinations';
import { listAt } from '../list-at';
import { nothingRemoved, removeAll } from '../removal';
import type { WayOut } from './gateway-ways';
import { isEmptyRule, removeIn, removeResource, resourceOf } from './rule-steps';

/** The host goes from the gateway's servers, a server with its last host, and the Gateway with its last server. */
export function withoutServer(snapshot: Snapshot, { gateway, host }: WayOut): ChangeStep {
  const found = snapshot.mesh.gateways.find((each) => `${each.namespace}/${each.name}` === gateway);
  if (!found) return () => noChange();
  const { key } = found.resource;
  return (at) => {
    const resource = resourceOf(at, key);
    if (!resource) return noChange();
    const servers = listAt(resource, 'spec', 'servers');
    const paths = servers.flatMap((server, index): Path[] => {
      const hosts: unknown = valueAt(server, ['hosts']);
      const named = itemsOf(hosts);
      const at0 = named.findIndex((each) => each === host || (typeof each === 'string' && each.endsWith(`/${host}`)));
      if (at0 < 0) return [];
      return [named.length === 1 ? ['spec', 'servers', index] : ['spec', 'servers', index, 'hosts', at0]];
    });
    if (paths.length === servers.length && paths.every((path) => path.length === 3)) return removeResource(key)(at);
    const places = paths.map((path) => placeBelow(resource, path));
    return places.length === 0 ? noChange() : removeAll(at, { ...nothingRemoved, places }, '');
  };
}

/** The subset for the host goes from the rules of the gateway's Service, and a rule that then says nothing. */
export function withoutSubset({ inward: { to }, host }: WayOut): ChangeStep {
  return (snapshot) => {
    const isUsed = snapshot.mesh.virtualServices.some((each) =>
      each.routes.some((route) =>
        route.destinations.some((other) => other.host === to.host && other.subset === to.subset),
      ),
    );
    if (isUsed) return noChange();
    const rules = snapshot.mesh.rules.filter((rule) => rule.host === to.host);
    return changeInSteps(
      snapshot,
      '',
      'command',
      rules.flatMap((rule) => subsetSteps(rule, to.subset, host)),
    );
  };
}

function subsetSteps(rule: DestinationRule, name: string | undefined, host: string): ChangeStep[] {
  const { key } = rule.resource;
  const subset = rule.subsets.find((each) => each.name === name);
  const isWhole = name === undefined && rule.policy?.tls?.sni === host && rule.subsets.length === 0;
  if (isWhole) return [removeResource(key)];
  if (!subset) return [];
  return [
    removeIn(key, () => [['spec', 'subsets', subset.index]]),
    (at) => {
      const resource = resourceOf(at, key);
      return resource && isEmptyRule(resource) ? removeResource(key)(at) : noChange();
    },
  ];
}
