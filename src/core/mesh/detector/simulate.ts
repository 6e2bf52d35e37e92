import { chooseHost, newBalancer, refresh, type Balancer } from './balancer';
import { intervalOf, putResult, sweep } from './detector';
import type { Experiment, FailureKind, Outcome, TriedEvent } from './experiment';
import { fateOf } from './fate';
import { moveHost, newHost, type Host, type Result } from './host';
import { newRecord, noteCall, noteEvents, noteFailure, noteShares, outcomeOf, type Recorded } from './record';

interface Run {
  readonly experiment: Experiment;
  readonly hosts: readonly Host[];
  readonly balancer: Balancer;
  readonly record: Recorded;
  /** What calls under way will bring, the earliest first: all take the same time. */
  readonly pending: Pending[];
}

interface Pending {
  readonly at: number;
  readonly host: Host;
  readonly life: number;
  readonly result: Result | undefined;
  readonly kind: FailureKind;
}

/**
 * What Envoy's outlier detector and load balancer do in one proxy, from start to end. The same experiment has the same outcome. At one and the same time,
 * calls under way end first, then the endpoints change, then comes the sweep, then a new call.
 */
export function simulate(experiment: Experiment): Outcome {
  const hosts = experiment.endpoints.map(newHost);
  for (const host of hosts) if (!isListed(experiment, host, 0)) moveHost(host, false);
  const balancer = newBalancer(experiment, hosts);
  const run: Run = { experiment, hosts, balancer, record: newRecord(experiment), pending: [] };
  noteShares(run.record, 0, balancer);
  for (const { at, step } of stepsOf(run)) {
    endPending(run, at);
    step(at);
  }
  endPending(run, experiment.duration);
  return outcomeOf(run.record);
}

interface Step {
  readonly at: number;
  readonly step: (at: number) => void;
}

/** Everything that is known before, in the order in which it happens. */
function stepsOf(run: Run): Step[] {
  const { duration, settings } = run.experiment;
  const changes = membershipTimes(run.experiment).map((at): Step => ({ at, step: () => changeHosts(run, at) }));
  const sweeps = settings && ejects(run.experiment) ? timesEvery(intervalOf(settings), duration) : [];
  const calls = callTimes(run.experiment);
  return mergeSteps(
    changes,
    sweeps.map((at) => ({ at, step: () => runSweep(run, at) })),
    calls.map((at, nth) => ({ at, step: () => startCall(run, at, nth) })),
  );
}

/** Lists that are sorted, as one; at one time those of the first list come first. */
function mergeSteps(...lists: readonly (readonly Step[])[]): Step[] {
  return lists.flat().sort((left, right) => left.at - right.at);
}

/** Clusters whose hosts are made for each call have nobody to eject (source/extensions/clusters/original_dst, dynamic_forward_proxy). */
function ejects({ settings, clusterType }: Experiment): boolean {
  return settings !== null && clusterType !== 'ORIGINAL_DST' && clusterType !== 'DYNAMIC_FORWARD_PROXY';
}

function timesEvery(interval: number, duration: number): number[] {
  return Array.from({ length: Math.floor(duration / interval) }, (_, index) => (index + 1) * interval);
}

/** Whole 1/1024 milliseconds: sums and differences of such times are exact, so a host returns at the sweep that was foretold. */
function callTimes({ rate, proxies, duration }: Experiment): number[] {
  const own = rate / Math.max(1, proxies);
  return Array.from(
    { length: Math.ceil((own * duration) / 1000) },
    (_, nth) => Math.floor((nth * 1_024_000) / own) / 1024,
  );
}

function membershipTimes({ patterns, duration }: Experiment): number[] {
  const edges = patterns.filter(({ kind }) => kind === 'absent').flatMap(({ from, to }) => [from, to]);
  return [...new Set(edges)].filter((at) => at > 0 && at < duration).sort((left, right) => left - right);
}

function changeHosts(run: Run, at: number): void {
  const moved = run.hosts.filter((host) => host.isIn !== isListed(run.experiment, host, at));
  for (const host of moved) moveHost(host, !host.isIn);
  noteChanges(
    run,
    at,
    moved.map(({ isIn, endpoint }) => ({ type: isIn ? 'joined' : 'left', at, endpoint: endpoint.name })),
  );
}

function isListed({ patterns }: Experiment, host: Host, at: number): boolean {
  return !patterns.some(
    (each) => each.kind === 'absent' && each.endpoint === host.endpoint.name && each.from <= at && at < each.to,
  );
}

function runSweep(run: Run, at: number): void {
  const { settings } = run.experiment;
  if (settings === null) return;
  noteEvents(run.record, [{ type: 'sweep', at }]);
  noteChanges(run, at, sweep(run.hosts, settings, at));
}

function startCall(run: Run, at: number, nth: number): void {
  const host = chooseHost(run.balancer, nth);
  noteCall(run.record, at, host);
  if (host === undefined) return;
  const { kind, first, last, after } = fateOf(run.experiment, host, at, nth);
  tell(run, host, first, at);
  if (kind === undefined) return tell(run, host, last, at);
  noteFailure(run.record, at);
  host.active += 1;
  const pending = { at: at + after, host, life: host.life, result: last, kind };
  if (after === 0) endCall(run, pending);
  else run.pending.push(pending);
}

function endPending(run: Run, until: number): void {
  while (run.pending[0] && run.pending[0].at <= until) endCall(run, run.pending.shift() as Pending);
}

/** What a call brings to a host that has left the cluster since is lost. */
function endCall(run: Run, { at, host, life, result, kind }: Pending): void {
  if (life !== host.life) return;
  host.active -= 1;
  noteEvents(run.record, [{ type: 'error', at, endpoint: host.endpoint.name, kind }]);
  tell(run, host, result, at);
}

/** Gives the detector what a proxy learned. */
function tell(run: Run, host: Host, result: Result | undefined, at: number): void {
  const { settings } = run.experiment;
  if (result === undefined || settings === null || !ejects(run.experiment)) return;
  noteChanges(run, at, putResult(run.hosts, host, result, settings, at));
}

/** Notes events, and what follows for the calls where they change who takes them. */
function noteChanges(run: Run, at: number, events: readonly TriedEvent[]): void {
  noteEvents(run.record, events);
  if (events.every(({ type }) => type === 'refusal')) return;
  refresh(run.balancer);
  noteShares(run.record, at, run.balancer);
}
