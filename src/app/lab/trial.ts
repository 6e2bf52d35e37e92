import {
  clusterOf,
  isAssumed,
  scopeOf,
  simulate,
  tellOutcome,
  trialOf,
  type Cluster,
  type ClusterTrial,
  type Experiment,
  type FailurePattern,
  type Outcome,
  type OutlierSettings,
  type Told,
} from '../../core/mesh';
import { takeSnapshot, type Snapshot } from '../../core/snapshot';
import { applyChange } from '../../core/workspace';
import { ejectionChange } from '../commands/apply-ejection';
import type { Selection } from '../store';
import type { LabState } from '../lab-state';
import { duration, presets } from './presets';
import { selectedTarget, targetsOf, targetText, usesOf, type Target, type TargetUse } from './targets';
import { targetWords } from './words';

/** What the Lab is about right now. */
export interface Bench {
  readonly target: Target;
  readonly name: string;
  readonly uses: readonly TargetUse[];
  /** Undefined where no drawn client can have the cluster. */
  readonly use: TargetUse | undefined;
  readonly trial: ClusterTrial | undefined;
  readonly assumes: boolean;
}

/** The chosen target, else the selected one, else the first of the mesh. */
export function benchOf(
  snapshot: Snapshot,
  selection: Selection | null,
  lab: Pick<LabState, 'target' | 'use' | 'assumed'>,
): Bench | undefined {
  const targets = targetsOf(snapshot.mesh);
  const chosen = lab.target === null ? undefined : targets.find((each) => targetText(each) === lab.target);
  const target = chosen ?? selectedTarget(snapshot, selection) ?? targets[0];
  if (target === undefined) return undefined;
  const uses = usesOf(snapshot.mesh, target);
  const use = uses[lab.use] ?? uses[0];
  const trial = use && trialOf(use.cluster, snapshot.mesh.settings.istioVersion, lab.assumed);
  return { target, name: targetText(target), uses, use, trial, assumes: use !== undefined && isAssumed(use.cluster) };
}

/** What Envoy has with an empty block: `outlierDetection: {}`. */
const emptyBlock: OutlierSettings = {
  consecutive5xxErrors: 5,
  consecutiveGatewayErrors: 0,
  consecutiveLocalOriginFailures: 0,
  splitExternalLocalOriginErrors: false,
  interval: 10_000,
  baseEjectionTime: 30_000,
  maxEjectionPercent: 10,
  minHealthPercent: 0,
};

/** The settings of the scratch copy: those in force with what was changed. */
export interface Scratched {
  readonly on: boolean;
  readonly settings: OutlierSettings;
  /** Fields whose value is another one than that in force. */
  readonly changed: Partial<OutlierSettings>;
}

/** The scratch copy for a target; without changes of its own it is what is in force. */
export function scratchOf(trial: ClusterTrial, name: string, { scratch }: Pick<LabState, 'scratch'>): Scratched {
  const own = scratch?.target === name ? scratch : null;
  const inForce = trial.settings ?? emptyBlock;
  // Entries no longer say which value belongs to which field, so they go back as values of whatever type.
  const entries = Object.entries(own?.values ?? {}) as [keyof OutlierSettings, never][];
  const changed = Object.fromEntries(entries.filter(([field, value]) => inForce[field] !== value));
  const on = own?.on ?? trial.settings !== null;
  return { on, settings: withLocalOrigin({ ...inForce, ...changed }), changed };
}

/** Split without a number for it counts to Envoy's 5; without splitting nothing is counted. */
function withLocalOrigin(settings: OutlierSettings): OutlierSettings {
  const own = settings.consecutiveLocalOriginFailures;
  return { ...settings, consecutiveLocalOriginFailures: settings.splitExternalLocalOriginErrors ? own || 5 : 0 };
}

/** The failures that are set, of endpoints that are there. */
function patternsOf(
  trial: ClusterTrial,
  name: string,
  { failures }: Pick<LabState, 'failures'>,
): readonly FailurePattern[] {
  if (failures.type === 'own' && failures.target === name) {
    const names = new Set(trial.endpoints.map((each) => each.name));
    return failures.patterns.filter(({ endpoint }) => names.has(endpoint));
  }
  const id = failures.type === 'preset' ? failures.id : 'dead';
  return presets.find((each) => each.id === id)?.make(trial) ?? [];
}

/** The part of the state that an experiment is made from. */
type LabInput = Pick<LabState, 'scratch' | 'failures' | 'rate' | 'proxies' | 'timeout' | 'seed'>;

/** The experiment on a target with all that the lab has set. */
export function experimentOf(trial: ClusterTrial, name: string, lab: LabInput): Experiment {
  const { on, settings } = scratchOf(trial, name, lab);
  return {
    ...trial,
    settings: on ? settings : null,
    patterns: patternsOf(trial, name, lab),
    rate: lab.rate,
    proxies: lab.proxies,
    timeout: lab.timeout ?? trial.timeout,
    duration,
    seed: lab.seed,
  };
}

/** An experiment and what came of it. */
export interface Tried {
  readonly experiment: Experiment;
  readonly outcome: Outcome;
  readonly told: readonly Told[];
}

/** Runs an experiment, and the same without ejection to tell what that changes. */
export function tryOut(experiment: Experiment): Tried {
  const outcome = simulate(experiment);
  const without = simulate({ ...experiment, settings: null });
  return { experiment, outcome, told: tellOutcome(experiment, outcome, without) };
}

/**
 * The trial as it is once detection is switched on or off: that alone may order the endpoints by locality or make one pool of them
 * (pilot/pkg/networking/core/loadbalancer/loadbalancer.go, ApplyLocalityLoadBalancer).
 */
export function switchedTrial(
  snapshot: Snapshot,
  { use, target, trial }: Bench,
  lab: Pick<LabState, 'assumed'>,
): ClusterTrial | undefined {
  const [client] = use?.clients ?? [];
  const made = use && ejectionChange(snapshot, use.cluster, trial?.settings === null ? {} : null);
  if (made?.ok !== true || client === undefined) return trial;
  const { mesh } = takeSnapshot(applyChange(snapshot.workspace, made.change), snapshot, made.change);
  const cluster = clusterOf(scopeOf(mesh, client), target.host, target.port, target.subset);
  return trialOf(cluster, mesh.settings.istioVersion, lab.assumed);
}

/** The rule that the settings in force come from, as `DestinationRule shop/api`; undefined where no file says any. */
export function sourceText({ policy }: Cluster): string | undefined {
  const block = policy.blocks.outlierDetection;
  if (block === undefined) return undefined;
  const { resource } = block;
  return resource ? `${resource.kind} ${resource.namespace ?? 'default'}/${resource.name}` : targetWords.defaultPolicy;
}
