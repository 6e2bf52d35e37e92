import {
  hasKey,
  hostCovers,
  isEqual,
  isWildcard,
  recordIn,
  type DestinationRule,
  type Mesh,
  type MeshService,
} from '../../mesh';
import type { Op } from '../../yaml';
import type { Path } from '../../text';
import { conflictsIn } from './rule-conflicts';
import { whyNever } from './rule-fates';

type Fields = Readonly<Record<string, unknown>>;

/** The blocks that settings of a port may repeat (istio/api networking/v1alpha3, PortTrafficPolicy). */
export const portBlocks: readonly string[] = ['connectionPool', 'outlierDetection', 'loadBalancer', 'tls'];
/** Those that settings of a port take away, and cannot repeat. `tunnel` is read from the policy itself. */
const unrepeatable: readonly string[] = ['proxyProtocol', 'retryBudget'];

/** Whether what a rule says in its policy and subsets is what some client gets, as far as the files tell. */
export function isInForce(rule: DestinationRule, mesh: Mesh): boolean {
  return whyNever(mesh, rule) === undefined && !conflictsIn(mesh, rule).some(({ type }) => type === 'policy-lost');
}

/** The services that a rule is for; undefined where the files do not have them all, or cannot be read to the end. */
export function servicesFor({ host }: DestinationRule, mesh: Mesh): readonly MeshService[] | undefined {
  const { registry } = mesh;
  if (isWildcard(host) && hostCovers(host, 'any.any.svc.cluster.local')) return undefined;
  const hosts = isWildcard(host) ? registry.hosts().filter((each) => hostCovers(host, each)) : [host];
  const services = hosts.flatMap((each) => registry.withHost(each));
  return services.length === 0 || services.some(({ resource }) => resource.incomplete) ? undefined : services;
}

/** Whether a service that a rule is for may have a port. */
export function mayHavePort(services: readonly MeshService[] | undefined, number: number): boolean {
  return services?.some(({ ports }) => ports.some((port) => port.number === number)) ?? true;
}

/** The blocks of a policy that settings for a port leave out, by name. */
export function leftOut(
  policy: Fields,
  settings: Fields,
  services: readonly MeshService[] | undefined,
): readonly string[] {
  return [...portBlocks, ...unrepeatable].filter(
    (name) => hasKey(policy, name) && !hasKey(settings, name) && counts(name, recordIn(policy, name), services),
  );
}

/** What a service outside of the mesh has without the block is not worth a word. */
function counts(name: string, block: Fields, services: readonly MeshService[] | undefined): boolean {
  const isPlain = name === 'tls' && (block['mode'] ?? 'DISABLE') === 'DISABLE';
  return !(isPlain && services?.every(({ external }) => external));
}

/** Whether only the choice among equal endpoints is lost. */
export function isOnlyBalancing(names: readonly string[], blockOf: (name: string) => Fields): boolean {
  return names.every((name) => name === 'loadBalancer' && isEqual(Object.keys(blockOf(name)), ['simple']));
}

/** Repeats blocks at a place; undefined where that is not certain: TLS may be left out on purpose, and some blocks have no place there. */
export function repeating(
  at: Path,
  names: readonly string[],
  blockOf: (name: string) => Fields,
): readonly Op[] | undefined {
  const isCertain = names.every((name) => portBlocks.includes(name) && name !== 'tls');
  return isCertain ? names.map((name) => ({ type: 'set', path: [...at, name], value: blockOf(name) })) : undefined;
}
