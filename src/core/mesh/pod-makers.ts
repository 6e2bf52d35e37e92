import { groupBy } from '../lists';
import { selects } from './label-index';
import { addedLabels } from './pod-groups';
import type { PodOwner } from './workload';

/** What makes pods, by kind, namespace and name, and templates by namespace. */
interface Makers {
  readonly byKey: ReadonlyMap<string, PodOwner>;
  readonly templates: ReadonlyMap<string, readonly PodOwner[]>;
}

/**
 * The outermost document of the files that makes a pod, or what makes one: for a Pod of a Deployment that Deployment, also where its ReplicaSet is in none
 * of the files. A document that nothing makes is its own.
 */
export function makersOf(owners: readonly PodOwner[]): ReadonlyMap<PodOwner, PodOwner> {
  const makers = indexMakers(owners);
  return new Map(owners.map((owner) => [owner, outermost(makers, owner)]));
}

/** Nothing is made more than three times over: CronJob, Job, Pod. */
const deepest = 3;

function outermost(makers: Makers, owner: PodOwner): PodOwner {
  let found = owner;
  for (let depth = 0; depth < deepest; depth++) {
    const maker = makerOf(makers, found);
    if (maker === undefined || maker === owner) break;
    found = maker;
  }
  return found;
}

function indexMakers(owners: readonly PodOwner[]): Makers {
  const templates = owners.filter(({ kind, madeBy }) => kind !== 'Pod' && madeBy === undefined);
  return {
    byKey: new Map(owners.map((owner) => [keyOf(owner.kind, owner.namespace, owner.name), owner])),
    templates: groupBy(templates, ({ namespace }) => namespace),
  };
}

function makerOf(makers: Makers, owner: PodOwner): PodOwner | undefined {
  const { madeBy, namespace } = owner;
  if (madeBy === undefined) return owner.kind === 'Pod' ? byLabels(makers, owner) : undefined;
  const known = makers.byKey.get(keyOf(madeBy.kind, namespace, madeBy.name));
  return known ?? behindMissing(makers, namespace, madeBy);
}

/**
 * What makes a ReplicaSet or a Job that is in none of the files, by its name: `<deployment>-<pod-template-hash>`
 * (kubernetes/kubernetes pkg/controller/deployment/sync.go, getNewReplicaSet) and `<cronjob>-<time>` (pkg/controller/cronjob/utils.go, getJobName).
 */
function behindMissing(
  { byKey }: Makers,
  namespace: string,
  { kind, name }: NonNullable<PodOwner['madeBy']>,
): PodOwner | undefined {
  const maker = kind === 'ReplicaSet' ? 'Deployment' : kind === 'Job' ? 'CronJob' : undefined;
  const stem = /^(.+)-[^-]+$/.exec(name)?.[1];
  return maker === undefined || stem === undefined ? undefined : byKey.get(keyOf(maker, namespace, stem));
}

/** A Pod without owner references, as some tools write it: its name and its labels are those that the template gives, and a controller labelled it. */
function byLabels({ templates }: Makers, { namespace, name, labels }: PodOwner): PodOwner | undefined {
  if (!hashes.some((hash) => Object.hasOwn(labels, hash))) return undefined;
  return templates.get(namespace)?.find((template) => {
    const made = Object.keys(template.labels).length;
    const own = Object.keys(labels).filter((key) => !addedLabels.has(key)).length;
    return made > 0 && own === made && name.startsWith(`${template.name}-`) && selects(template.labels, labels);
  });
}

/** With one of these a controller tells the pods of its templates apart. */
const hashes = ['pod-template-hash', 'controller-revision-hash'];

function keyOf(kind: string, namespace: string, name: string): string {
  return `${kind}/${namespace}/${name}`;
}
