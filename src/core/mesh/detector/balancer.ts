import { greatestOf } from '../../lists';
import { overprovisioning } from '../proxy/clusters/priority-load';
import type { Experiment } from './experiment';
import { isHealthy, type Host } from './host';
import { shareByPriority, type PriorityShares, type PrioritySize } from './priority-load';
import { draw, type Purpose } from './random';
import { scheduleOf, takeTurn, type Schedule } from './schedule';

/** Who gets the calls of a proxy. */
export interface Balancer {
  readonly experiment: Experiment;
  readonly hosts: readonly Host[];
  sizes: readonly PrioritySize[];
  shares: PriorityShares;
  /** Hosts that take calls, by priority and, where localities are weighed, by locality. */
  sources: Map<string, readonly Host[]>;
  /** Whose turn it is among hosts of different weight, and among localities. */
  readonly schedules: Map<string, Schedule<Host>>;
  readonly localities: Map<number, Schedule<Locality> | undefined>;
  /** How many turns a source has given without weights. */
  readonly turns: Map<string, number>;
}

interface Locality {
  readonly name: string;
  readonly weight: number;
}

/** The balancer at the beginning of an experiment, while no host is ejected. */
export function newBalancer(experiment: Experiment, hosts: readonly Host[]): Balancer {
  const balancer: Balancer = {
    experiment,
    hosts,
    sizes: [],
    shares: { load: [], panic: [] },
    sources: new Map(),
    schedules: new Map(),
    localities: new Map(),
    turns: new Map(),
  };
  refresh(balancer);
  return balancer;
}

/** To be called after each ejection, return and change of the hosts. */
export function refresh(balancer: Balancer): void {
  const { experiment, hosts } = balancer;
  const count = Math.max(-1, greatestOf(hosts.map(({ endpoint }) => endpoint.priority))) + 1;
  balancer.sizes = Array.from({ length: count }, (_, priority) => {
    const inIt = ofPriority(balancer, priority);
    return { healthy: inIt.filter(isHealthy).length, total: inIt.length };
  });
  balancer.shares = shareByPriority(balancer.sizes, experiment.settings?.minHealthPercent ?? 0);
  balancer.sources = new Map();
  balancer.schedules.clear();
  balancer.localities.clear();
}

function ofPriority({ hosts }: Balancer, priority: number): Host[] {
  return hosts.filter((host) => host.isIn && host.endpoint.priority === priority);
}

/** The host that gets the nth call; undefined where none can: 503 UH. */
export function chooseHost(balancer: Balancer, nth: number): Host | undefined {
  const priority = choosePriority(balancer.shares.load, balancer.experiment.seed, nth);
  if (balancer.shares.panic[priority] === true)
    return chooseFrom(balancer, `${priority} all`, () => ofPriority(balancer, priority), nth);
  const locality = chooseLocality(balancer, priority);
  if (locality === undefined)
    return chooseFrom(balancer, `${priority}`, () => ofPriority(balancer, priority).filter(isHealthy), nth);
  const inLocality = (host: Host): boolean => isHealthy(host) && localityOf(host) === locality;
  return chooseFrom(balancer, `${priority} ${locality}`, () => ofPriority(balancer, priority).filter(inLocality), nth);
}

/** load_balancer_impl.cc, choosePriority: a number from 1 to 100 falls into the share of one. */
function choosePriority(load: readonly number[], seed: number, nth: number): number {
  const number = Math.floor(draw(seed, 'priority', nth) * 100) + 1;
  let upTo = 0;
  const found = load.findIndex((share) => (upTo += share) >= number);
  return Math.max(0, found);
}

function localityOf(host: Host): string {
  return host.endpoint.locality ?? '';
}

function chooseLocality(balancer: Balancer, priority: number): string | undefined {
  if (!balancer.experiment.localityWeighted) return undefined;
  if (!balancer.localities.has(priority)) balancer.localities.set(priority, localitySchedule(balancer, priority));
  const schedule = balancer.localities.get(priority);
  return schedule && takeTurn(schedule, ({ weight }) => weight)?.name;
}

/** source/common/upstream/upstream_impl.cc, rebuildLocalityScheduler. */
function localitySchedule(balancer: Balancer, priority: number): Schedule<Locality> | undefined {
  const hosts = ofPriority(balancer, priority);
  const names = [...new Set(hosts.map(localityOf))];
  const all = names.map((name) => ({
    name,
    weight: localityWeight(hosts.filter((each) => localityOf(each) === name)),
  }));
  const open = all.filter(({ weight }) => weight > 0);
  return open.length === 0 ? undefined : scheduleOf(open, ({ weight }) => weight);
}

/** What is given to it or the weights of its endpoints together, less where under 100 / 1.4 percent of them are healthy (upstream_impl.cc, effectiveLocalityWeight). */
function localityWeight(hosts: readonly Host[]): number {
  const sum = hosts.reduce((all, { endpoint }) => all + endpoint.weight, 0);
  const weight = hosts[0]?.endpoint.localityWeight ?? sum;
  return weight * Math.min(1, ((overprovisioning / 100) * hosts.filter(isHealthy).length) / hosts.length);
}

function chooseFrom(balancer: Balancer, source: string, list: () => Host[], nth: number): Host | undefined {
  const hosts = balancer.sources.get(source) ?? list();
  balancer.sources.set(source, hosts);
  if (hosts.length < 2) return hosts[0];
  switch (balancer.experiment.balancer) {
    case 'ROUND_ROBIN':
      return areEqual(hosts) ? nextOf(balancer, source, hosts) : nextByWeight(balancer, source, hosts, weightOf);
    case 'LEAST_REQUEST':
      return areEqual(hosts) ? lessBusy(balancer, hosts, nth) : nextByWeight(balancer, source, hosts, idleWeight);
    case 'RING_HASH':
    case 'MAGLEV':
      return byKey(balancer, hosts, nth);
    case 'RANDOM':
    case 'CLUSTER_PROVIDED':
      return anyOf(balancer, hosts, 'endpoint', nth);
  }
}

function areEqual(hosts: readonly Host[]): boolean {
  return hosts.every(({ endpoint }) => endpoint.weight === hosts[0]?.endpoint.weight);
}

function nextOf({ turns }: Balancer, source: string, hosts: readonly Host[]): Host | undefined {
  const turn = turns.get(source) ?? 0;
  turns.set(source, turn + 1);
  return hosts[turn % hosts.length];
}

function nextByWeight(
  { schedules }: Balancer,
  source: string,
  hosts: readonly Host[],
  weight: (host: Host) => number,
): Host | undefined {
  const schedule = schedules.get(source) ?? scheduleOf(hosts, weight);
  schedules.set(source, schedule);
  return takeTurn(schedule, weight);
}

function weightOf({ endpoint }: Host): number {
  return Math.max(1, endpoint.weight);
}

/** Calls under way lower the weight (least_request_lb.cc, hostWeight, with a bias of 1). */
function idleWeight(host: Host): number {
  return weightOf(host) / (host.active + 1);
}

/** Of two taken at random the one with fewer calls under way (least_request_lb.cc, unweightedHostPick). */
function lessBusy(balancer: Balancer, hosts: readonly Host[], nth: number): Host | undefined {
  const first = anyOf(balancer, hosts, 'endpoint', nth);
  const second = anyOf(balancer, hosts, 'second endpoint', nth);
  return first && second && second.active < first.active ? second : first;
}

function anyOf({ experiment }: Balancer, hosts: readonly Host[], purpose: Purpose, nth: number): Host | undefined {
  return hosts[Math.floor(draw(experiment.seed, purpose, nth) * hosts.length)];
}

/** Each call has a key of its own here, so that the hosts get calls by their weight. */
function byKey({ experiment }: Balancer, hosts: readonly Host[], nth: number): Host | undefined {
  const all = hosts.reduce((sum, host) => sum + weightOf(host), 0);
  let left = draw(experiment.seed, 'endpoint', nth) * all;
  return hosts.find((host) => (left -= weightOf(host)) < 0);
}
