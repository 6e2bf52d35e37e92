import { compareAge, type DestinationRule, type ServiceEntry } from '../../../core/mesh';
import { editAt } from '../../../core/edit-at';
import { locate, type Snapshot } from '../../../core/snapshot';
import { insertDocumentAfter, valueAt, type Op } from '../../../core/yaml';
import { changeInSteps, madeOf, refused, type ChangeStep } from '../change-steps';
import { contentOf } from '../duplicate-resource';
import { freeName } from '../resource-names';
import { clientsOf } from './aim';
import { ruleFor } from './in-force';
import { resourceOf } from './rule-steps';
import { exactRuleWords } from '../words/patterns';

/** Rules of one namespace that are in force for a host by a wildcard, so that they are in force for other hosts too. */
interface WideRules {
  readonly host: string;
  readonly rules: readonly DestinationRule[];
}

/** What is in force for the drawn clients of an entry, and for more than the entry. */
function wideRules({ mesh }: Snapshot, clients: ReturnType<typeof clientsOf>, entry: ServiceEntry): WideRules[] {
  return entry.hosts.flatMap((host) => {
    const found = new Map<string, WideRules>();
    for (const client of clients) {
      const merged = ruleFor(mesh, client, host, entry);
      if (!merged || merged.host === host) continue;
      const rules = mesh.rules.filter((rule) => rule.host === merged.host && rule.namespace === merged.namespace);
      found.set(`${merged.namespace}/${merged.host}`, { host, rules: [...rules].sort(compareAge) });
    }
    return [...found.values()];
  });
}

/**
 * A step that gives an entry's hosts rules of their own where a rule with a wildcard is in force for them: each repeats the whole of one in the same
 * namespace, since within a namespace an exact host comes before a wildcard and the two are not merged (pilot/pkg/model/push_context.go,
 * destinationRule). What is in force stays as it is; what is then edited is for these hosts alone.
 */
export function repeatWideRules(entry: ServiceEntry): ChangeStep {
  return (snapshot) => {
    const steps = wideRules(snapshot, clientsOf(snapshot, entry), entry).flatMap(({ host, rules }) => {
      const hidden = snapshot.mesh.rules.find((rule) => rule.host === host && rule.namespace === rules[0]?.namespace);
      if (!hidden) return rules.map((rule) => repeatFor(entry, host, rule));
      return [() => refused(exactRuleWords.hidden(hidden.name, host))];
    });
    return changeInSteps(snapshot, '', 'command', steps);
  };
}

/** What `repeatWideRules` does, a sentence for each rule. */
export function repeatsOf(snapshot: Snapshot, entry: ServiceEntry): string[] {
  return wideRules(snapshot, clientsOf(snapshot, entry), entry).flatMap(({ host, rules }) =>
    rules.map((rule) => exactRuleWords.stays(rule.name, rule.writtenHost, host)),
  );
}

function repeatFor(entry: ServiceEntry, host: string, rule: DestinationRule): ChangeStep {
  const { resource } = rule;
  return (snapshot) => {
    const source = locate(snapshot, resource.place);
    const beside = resourceOf(snapshot, entry.resource.key);
    const target = beside && locate(snapshot, beside.place);
    if (!source || !target) return refused(exactRuleWords.gone(rule.name));
    if (resource.place.path.length > 0) return refused(exactRuleWords.itemOfList(rule.name, host));
    const { view, index } = target;
    const name = freeName(snapshot, 'DestinationRule', resource.namespace, entry.name);
    return changeInSteps(snapshot, '', 'command', [
      () =>
        madeOf({
          type: 'edit',
          path: view.path,
          edits: insertDocumentAfter(view.stream, index, contentOf(source.document.text)),
        }),
      (at) => {
        const copy = at.files.find((each) => each.path === view.path)?.stream.documents[index + 1];
        if (!copy) return refused(exactRuleWords.noCopy(view.path));
        const place = { file: view.path, document: copy.id, path: [] };
        return editAt(at, place, [...ownedOps(rule), ...namedOps(name, host)], { label: '', origin: 'command' });
      },
    ]);
  };
}

function namedOps(name: string, host: string): Op[] {
  return [
    { type: 'set', path: ['metadata', 'name'], value: name },
    { type: 'set', path: ['spec', 'host'], value: host },
  ];
}

/** What a cluster wrote into the one object and is not for a copy of it. */
function ownedOps({ resource }: DestinationRule): Op[] {
  const owned = [
    ...['uid', 'resourceVersion', 'generation', 'creationTimestamp', 'managedFields', 'ownerReferences'].map(
      (field) => ['metadata', field],
    ),
    ['metadata', 'annotations', 'kubectl.kubernetes.io/last-applied-configuration'],
    ['status'],
  ];
  return owned
    .filter((path) => valueAt(resource.value, path) !== undefined)
    .map((path): Op => ({ type: 'delete', path }));
}
