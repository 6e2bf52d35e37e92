import {
  httpRulesOf,
  isWildcard,
  labelsIn,
  listIn,
  parseCall,
  textIn,
  type Mesh,
  type PostureColumn,
  type VirtualService,
} from '../mesh';
import type { AssumedPods } from './assumed-words';

type Labels = AssumedPods['labels'];

/** The namespaces that may reach a host in their own way, and the pods that are selected for it. */
interface Near {
  readonly namespaces: readonly string[];
  readonly selected: readonly NearPods[];
}

/** Selected pods; those without a namespace are of any that nothing names. */
interface NearPods {
  readonly namespace?: string | undefined;
  readonly labels: Labels;
}

/** Nothing is near. */
export const noneNear: Near = { namespaces: [], selected: [] };

/** By what has a rule, a route or an entry of the host, where it stands and whom it is exported to; and the same of the hosts that calls are routed to. */
export function nearByHost(meshes: readonly Mesh[]): (column: PostureColumn) => Near {
  const found = new Map<string, { namespaces: Set<string>; selected: NearPods[]; sentTo: Set<string> }>();
  const at = (host: string) => {
    const key = host.toLowerCase();
    const known = found.get(key) ?? { namespaces: new Set(), selected: [], sentTo: new Set() };
    found.set(key, known);
    return known;
  };
  for (const mesh of meshes) {
    const { entries, rules, virtualServices } = mesh;
    for (const entry of entries) for (const host of entry.hosts) addAll(at(host).namespaces, namesIn(entry));
    for (const rule of rules) {
      const of = at(rule.host);
      addAll(of.namespaces, namesIn(rule));
      for (const pods of selectedIn([rule])) of.selected.push(pods);
    }
    for (const each of virtualServices) {
      const sentTo = each.routes.flatMap(({ destinations }) => destinations.map(({ host }) => host));
      const sources = sourcesIn(mesh, each);
      for (const host of each.hosts) {
        addAll(at(host).namespaces, namesIn(each));
        addAll(at(host).namespaces, sources.namespaces);
        for (const pods of sources.selected) at(host).selected.push(pods);
        addAll(at(host).sentTo, sentTo);
      }
    }
  }
  const covering = (host: string) => coveringNames(host.toLowerCase()).flatMap((name) => found.get(name) ?? []);
  return ({ host = '', url }) => {
    const own = covering(isWildcard(host) ? (parseCall(url)?.host ?? host) : host);
    const all = [...own, ...own.flatMap(({ sentTo }) => [...sentTo]).flatMap(covering)];
    return {
      namespaces: all.flatMap(({ namespaces }) => [...namespaces]),
      selected: all.flatMap(({ selected }) => selected),
    };
  };
}

/** Whom the matches of routes ask for, those of delegates included. Labels without a namespace are tried in those of the VirtualService, and in any other. */
function sourcesIn(mesh: Mesh, virtualService: VirtualService): Near {
  const passed = virtualService.routes.filter(({ protocol }) => protocol !== 'http');
  const matches = [
    ...httpRulesOf(mesh, virtualService).rules.flatMap((rule) => rule.matches.map(({ fields }) => fields)),
    ...passed.flatMap(({ rule }) => listIn(rule, 'match')),
  ];
  const sources = matches.map((match) => ({
    namespace: textIn(match, 'sourceNamespace'),
    labels: labelsIn(match, 'sourceLabels'),
  }));
  return {
    namespaces: sources.flatMap(({ namespace = '' }) => (namespace === '' ? [] : [namespace])),
    selected: sources.flatMap(({ namespace = '', labels }) => {
      if (Object.keys(labels).length === 0) return [];
      if (namespace !== '') return [{ namespace, labels }];
      return [...namesIn(virtualService).map((name) => ({ namespace: name, labels })), { labels }];
    }),
  };
}

function addAll(to: Set<string>, names: readonly string[]): void {
  for (const name of names) to.add(name);
}

function namesIn({ namespace, exportTo }: { readonly namespace: string; readonly exportTo: readonly string[] }) {
  return [namespace, ...exportTo.filter((name) => name !== '.' && name !== '*' && name !== '~')];
}

/** `api.example.com`, `*.example.com`, `*.com` and `*`. */
function coveringNames(host: string): readonly string[] {
  const parts = host.split('.');
  return [host, ...parts.slice(1).map((_, index) => `*.${parts.slice(index + 1).join('.')}`), '*'];
}

interface SelectedPods {
  readonly namespace: string;
  readonly labels: Labels;
}

interface Selecting {
  readonly namespace: string;
  readonly selector: Labels | undefined;
}

/** The pods that resources select by labels; one without a selector selects none by it. */
export function selectedIn(views: readonly Selecting[]): readonly SelectedPods[] {
  return views.flatMap(({ namespace, selector }) =>
    selector === undefined || Object.keys(selector).length === 0 ? [] : [{ namespace, labels: selector }],
  );
}
