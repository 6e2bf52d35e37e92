import { resourceAt, type Snapshot } from '../../core/snapshot';
import type { ChangeStep } from './change-steps';
import type { Thing } from './ends';
import { asksForEntries, sharedRules } from './deletion-entry';
import { asksForGateways, asksForSubsets } from './deletion-references';
import { asksForPort } from './deletion-port';
import { nothingRemoved, type Removal } from './removal';
import { dependantWords } from './words/delete';

/** A dependant that goes too where it is ticked. */
export interface Ask {
  readonly id: string;
  readonly label: string;
  readonly ticked: boolean;
  readonly removal: Removal;
  /** Done before anything is removed, where more than a removal is needed. */
  readonly step?: ChangeStep;
  /** As a sentence names what has gone. */
  readonly words: string;
}

/** What would be left pointing at nothing if things went, each once. `own` is what goes anyway. */
export function asksFor(snapshot: Snapshot, things: readonly Thing[], own: Removal): readonly Ask[] {
  const asks = [
    ...asksForEntries(snapshot, own.resources),
    ...asksForSubsets(snapshot, own.resources),
    ...asksForGateways(snapshot, own.resources),
    ...things.flatMap((thing) => (thing.type === 'port' ? asksForPort(snapshot, thing, own.resources) : [])),
    ...things.flatMap((thing) => (thing.type === 'workload' ? asksForSource(snapshot, thing) : [])),
  ];
  const gone = new Set(own.resources);
  const seen = new Set<string>();
  return asks.filter(({ id, removal }) => {
    const isNews = removal.resources.length === 0 || removal.resources.some((resource) => !gone.has(resource));
    const isFirst = !seen.has(id);
    seen.add(id);
    return isNews && isFirst;
  });
}

/** What stays although it names something that goes. */
export function staysFor(snapshot: Snapshot, _things: readonly Thing[], own: Removal): string[] {
  return sharedRules(snapshot, own.resources)
    .filter((rule) => !own.resources.includes(rule))
    .map((rule) => dependantWords.stays(rule.kind, rule.name));
}

/** The Deployment, Pod and so on that a workload is read from, never ticked: the design only draws it. */
function asksForSource(snapshot: Snapshot, { workload }: Extract<Thing, { type: 'workload' }>): Ask[] {
  const resource = workload.place && resourceAt(snapshot, workload.place);
  if (!resource || workload.source === 'EgressDesign') return [];
  return [
    {
      id: resource.key,
      label: dependantWords.alsoDelete(resource.kind),
      ticked: false,
      removal: { ...nothingRemoved, resources: [resource], keys: [resource.key] },
      words: `${resource.kind} ${resource.name}`,
    },
  ];
}
