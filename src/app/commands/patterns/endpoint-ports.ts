import { selectedBy, type Endpoint, type ServiceEntry } from '../../../core/mesh';
import type { Snapshot } from '../../../core/snapshot';
import type { Path } from '../../../core/text';
import type { Op } from '../../../core/yaml';
import { exactRuleWords } from '../words/patterns';

/** The number that an endpoint gives a port of its own, by the port's name; undefined when it gives none. */
export function ownNumber({ ports }: Endpoint, name: string): number | undefined {
  return Object.hasOwn(ports, name) ? ports[name] : undefined;
}

/**
 * Lets the endpoints' own numbers for one port count for another too, or, where the first port goes, for the other instead: a name that no port has is
 * refused (pkg/config/validation/validation.go, ValidateServiceEntry).
 */
export function carryNumbers({ endpoints }: ServiceEntry, from: string, to: string, keeps: boolean): Op[] {
  if (from === to) return [];
  return endpoints.flatMap((endpoint): Op[] => {
    const number = ownNumber(endpoint, from);
    if (number === undefined) return [];
    const at = portsAt(endpoint);
    const there = ownNumber(endpoint, to);
    if (keeps) return there === number ? [] : [{ type: 'set', path: [...at, to], value: number }];
    return there === undefined ? [{ type: 'rename', path: [...at, from], name: to }] : dropNumber(endpoint, from);
  });
}

/** Takes the endpoints' own numbers for a port out that goes. */
export function dropNumbers({ endpoints }: ServiceEntry, name: string): Op[] {
  return endpoints.flatMap((endpoint) => dropNumber(endpoint, name));
}

function dropNumber(endpoint: Endpoint, name: string): Op[] {
  if (ownNumber(endpoint, name) === undefined) return [];
  const at = portsAt(endpoint);
  return [{ type: 'delete', path: Object.keys(endpoint.ports).length === 1 ? at : [...at, name] }];
}

function portsAt({ index }: Endpoint): Path {
  return ['spec', 'endpoints', index, 'ports'];
}

/** Why a port cannot get another name: a WorkloadEntry gives it a number by the name that it has. Undefined where none does. */
export function namedElsewhere({ mesh }: Snapshot, entry: ServiceEntry, names: readonly string[]): string | undefined {
  for (const { endpoint, name: workload } of selectedBy(mesh, entry).entries) {
    const name = names.find((each) => ownNumber(endpoint, each) !== undefined);
    if (name !== undefined) return exactRuleWords.ownNumber(workload, name);
  }
  return undefined;
}
