import type { DestinationRule, Mesh, MeshService } from '../../mesh';
import type { Path } from '../../text';
import { remedyIn } from '../istioctl/remedy';
import { listNames } from '../istioctl/words';
import type { Report, WorkspaceRule } from '../rule';
import { mayHavePort, servicesFor } from '../runtime/rule-blocks';
import { forRules, whyNever } from '../runtime/rule-fates';

export const portSettingsWithoutPort: WorkspaceRule = {
  id: 'port-settings-without-port',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['V13'],
  summary: 'portLevelSettings are for a port that the service does not have.',
  why: 'istiod compares port.number with the port of the service, the one that callers dial. Settings for a targetPort, or for a port of an endpoint, count nowhere.',
  source: 'istio/istio pilot/pkg/networking/util/util.go (GetPortLevelTrafficPolicy)',
  check: forRules(checkRule),
};

interface Place {
  readonly number: number;
  readonly path: Path;
  /** All numbers of its list. */
  readonly numbers: readonly number[];
  /** Whether they come with TLS, which in force encrypts twice what an app encrypts itself. */
  readonly hasTls: boolean;
}

function checkRule(rule: DestinationRule, mesh: Mesh): readonly Report[] {
  const places = placesIn(rule);
  if (places.length === 0) return [];
  const services = servicesFor(rule, mesh);
  const wrong = places.filter(({ number }) => !mayHavePort(services, number));
  if (services === undefined || wrong.length === 0 || whyNever(mesh, rule)) return [];
  return wrong.map((place) => reportOf(rule, place, services));
}

function placesIn({ policy, subsets }: DestinationRule): readonly Place[] {
  const owners = [
    { path: ['spec', 'trafficPolicy'], policy },
    ...subsets.map((each) => ({ path: ['spec', 'subsets', each.index, 'trafficPolicy'], policy: each.policy })),
  ];
  return owners.flatMap((owner) => {
    const numbers = owner.policy?.ports.map(({ number }) => number) ?? [];
    return (owner.policy?.ports ?? []).map(({ index, number, tls }) => ({
      number,
      hasTls: tls !== undefined,
      path: [...owner.path, 'portLevelSettings', index, 'port', 'number'],
      numbers,
    }));
  });
}

function reportOf({ resource, host }: DestinationRule, place: Place, services: readonly MeshService[]): Report {
  const { number, path } = place;
  const numbers = services.flatMap((each) => each.ports.map((port) => port.number));
  const ports = [...new Set(numbers)].sort((a, b) => a - b);
  const [meant, ...more] = portsBehind(services, number);
  const advised = more.length === 0 ? meant : undefined;
  const sure = isSafe(place, advised, services) ? advised : undefined;
  const has = ports.length === 0 ? 'no ports' : `port${ports.length > 1 ? 's' : ''} ${listNames(ports.map(String))}`;
  const what =
    meant === undefined
      ? `${host} has ${has}`
      : `${number} is where ${meant} of ${host} leads, and settings are found by the port of the service`;
  const message = `No service port is ${number}, so these settings never apply: ${what}. Write ${advised ?? ports.join(' or ')}.`;
  const fix =
    sure === undefined ? undefined : remedyIn(resource, `Write ${sure}`, [{ type: 'set', path, value: sure }]);
  return { resource, path, message, ref: 'V13', fix };
}

function isSafe({ numbers, hasTls }: Place, meant: number | undefined, services: readonly MeshService[]): boolean {
  if (meant === undefined || numbers.includes(meant)) return false;
  return (
    !hasTls || services.every(({ ports }) => ports.every((port) => port.number !== meant || port.class === 'http'))
  );
}

/** The service ports that lead to a number of the server. */
function portsBehind(services: readonly MeshService[], number: number): readonly number[] {
  const found = services.flatMap(({ ports, entry }) =>
    ports
      .filter(({ name, targetPort }) => {
        const numbers =
          entry?.endpoints.map(({ ports: own }) => (Object.hasOwn(own, name) ? own[name] : undefined)) ?? [];
        return targetPort === number || numbers.includes(number);
      })
      .map((port) => port.number),
  );
  return [...new Set(found)];
}
