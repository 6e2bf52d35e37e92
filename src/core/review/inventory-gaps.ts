import { groupBy } from '../lists';
import {
  hostCovers,
  isVisibleIn,
  laddersFor,
  proxyOf,
  servicesOf,
  type Mesh,
  type MeshService,
  type Step,
  type Workload,
} from '../mesh';
import type { Resource } from '../schema';
import { joinNames } from '../text';
import type { CalledPort } from './inventory-calls';

/** Why no entry counts for callers of a host. */
export interface InventoryGap {
  /** `none`: no file defines the host. `hidden`: an entry does, and the callers do not see it. `other-port`: they see one, which is not for what they dial. */
  readonly kind: 'none' | 'hidden' | 'other-port';
  /** `no entry`; `hidden from bank: shop/api is exported to shop`; `shop/api defines it on port 443 only`. */
  readonly words: string;
}

/** The gaps of a host that is called and that nothing defines for its callers; equal ones once. */
export function gapsIn(mesh: Mesh): (called: CalledPort) => readonly InventoryGap[] {
  const definitions = definitionsIn(mesh);
  return ({ host, port, calls }) => {
    const gaps = calls.map(({ workload }) => gapFor(mesh, definitions, { workload, host, port }));
    return [...new Map(gaps.map((gap) => [gap.words, gap])).values()];
  };
}

/** What entries define, by entry. */
type Definitions = ReadonlyMap<Resource, readonly MeshService[]>;

function definitionsIn(mesh: Mesh): Definitions {
  const defined = servicesOf(mesh).filter(({ registry }) => registry === 'ServiceEntry');
  return groupBy(defined, ({ resource }) => resource);
}

interface Asked {
  readonly workload: Workload;
  readonly host: string;
  readonly port: number;
}

const none: InventoryGap = { kind: 'none', words: 'no entry' };

/** What comes nearest: an entry that the caller sees, then one that is hidden from it and has the port, then any that is hidden. */
function gapFor(mesh: Mesh, definitions: Definitions, { workload, host, port }: Asked): InventoryGap {
  const steps = laddersFor(mesh, proxyOf(mesh, workload), host).entries.flatMap((step) => {
    const service = definitions.get(step.resource)?.find((each) => hostCovers(each.host, host));
    return service ? [{ step, service }] : [];
  });
  const seen = steps.filter(({ step }) => step.standing !== 'loses');
  const [first] = seen;
  if (first) return { kind: 'other-port', words: portWords(first.service, port) };
  const hidden = steps.find(({ service }) => service.ports.some(({ number }) => number === port)) ?? steps[0];
  if (!hidden) return none;
  return { kind: 'hidden', words: `hidden from ${workload.namespace}: ${hiddenWords(hidden, workload)}` };
}

function portWords({ resource, ports }: MeshService, port: number): string {
  const label = nameOf(resource);
  const same = ports.find(({ number }) => number === port);
  if (same) return `${label} defines port ${port} as ${same.protocol}`;
  const numbers = ports.map(({ number }) => String(number));
  if (numbers.length === 0) return `${label} defines it on no port`;
  return `${label} defines it on ${numbers.length === 1 ? 'port' : 'ports'} ${joinNames(numbers, 'and')} only`;
}

/** Whom it is exported to, where that hides it; else what the proxy says. */
function hiddenWords(
  { step, service }: { readonly step: Step; readonly service: MeshService },
  { namespace }: Workload,
): string {
  const { exportTo, resource } = service;
  if (isVisibleIn(exportTo, service.namespace, namespace)) return step.because.replace(/\.$/, '');
  const names = exportTo.map((name) => (name === '.' ? service.namespace : name));
  const whom = names.includes('~') ? 'nobody' : joinNames(names, 'and');
  return `${nameOf(resource)} is exported to ${whom}`;
}

function nameOf({ namespace, name }: Resource): string {
  return `${namespace ?? 'default'}/${name}`;
}
