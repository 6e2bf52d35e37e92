import { readMatcher } from '../../../schema';
import { hasKey, integerIn, labelsIn, recordIn, textIn, textsIn } from '../../read';
import { gatewayName } from '../../virtual-service';
import type { HttpMatch, HttpRule } from './http-rules';

type Fields = Readonly<Record<string, unknown>>;

/** What istiod makes of a rule and one of its delegate, or why it leaves that one out, in one sentence. */
type MergedHttpRule = Pick<HttpRule, 'fields' | 'matches'> | { readonly because: string };

/** What a delegate's rule gets from the root's where it does not say it itself. Where to is always the delegate's to say. */
const inherited = [
  'rewrite',
  'directResponse',
  'timeout',
  'retries',
  'fault',
  'mirror',
  'mirrorPercent',
  'mirror_percent',
  'mirrorPercentage',
  'mirrors',
  'corsPolicy',
  'headers',
];

/** Merges a delegate's rule into that of its root (pilot/pkg/model/virtualservice.go, mergeHTTPRoute). */
export function mergeRule(root: HttpRule, delegate: HttpRule): MergedHttpRule {
  if (hasKey(delegate.fields, 'delegate'))
    return { because: 'A delegate cannot hand its requests on to another one, so the route sends them nowhere.' };
  const matches = mergeMatches(root.matches, delegate.matches);
  if (!Array.isArray(matches)) return { because: matches };
  const given = inherited.filter((key) => hasKey(root.fields, key) && !hasKey(delegate.fields, key));
  const fields = { ...delegate.fields, ...Object.fromEntries(given.map((key) => [key, root.fields[key]])) };
  return { fields, matches };
}

/** Every match of the delegate must lie within one of the root's at least; a sentence where one does not (mergeHTTPMatchRequests). */
function mergeMatches(root: readonly HttpMatch[], delegate: readonly HttpMatch[]): HttpMatch[] | string {
  if (root.length === 0 || delegate.length === 0) return [...root, ...delegate];
  const merged: HttpMatch[] = [];
  for (const leaf of delegate) {
    const conflicts = root.map((each) => conflictBetween(each, leaf));
    if (conflicts.every((each) => each !== undefined))
      return `Its match contradicts that of the root in ${conflicts[0] ?? ''}, so istiod leaves out the route.`;
    root.forEach((each, index) => {
      if (conflicts[index] === undefined) merged.push({ ...leaf, fields: mergeMatch(each, leaf) });
    });
  }
  return merged;
}

const wholes = ['uri', 'scheme', 'method', 'authority', 'port', 'sourceNamespace', 'statPrefix'];
const mappings = ['headers', 'withoutHeaders', 'queryParams', 'sourceLabels'];

/** `ignoreUriCase` is the same in both. Gateways get their full names, since the two may stand in different namespaces. */
function mergeMatch(root: HttpMatch, leaf: HttpMatch): Fields {
  const merged: Record<string, unknown> = { ...leaf.fields };
  for (const key of wholes) if (!hasKey(leaf.fields, key)) merged[key] = root.fields[key];
  for (const key of mappings)
    if (hasKey(root.fields, key)) merged[key] = { ...recordIn(root.fields, key), ...recordIn(leaf.fields, key) };
  const gateways = [gatewaysOf(leaf), gatewaysOf(root)].find((each) => each.length > 0);
  if (gateways !== undefined) merged['gateways'] = gateways;
  return merged;
}

/** The field in which two matches contradict each other; undefined where they do not (hasConflict). */
function conflictBetween(root: HttpMatch, leaf: HttpMatch): string | undefined {
  return (
    ['uri', 'scheme', 'method', 'authority'].find((key) => textsConflict(root.fields[key], leaf.fields[key])) ??
    ['headers', 'withoutHeaders', 'queryParams'].find((key) => entriesConflict(root.fields, leaf.fields, key)) ??
    (isOn(root, 'ignoreUriCase') === isOn(leaf, 'ignoreUriCase') ? undefined : 'ignoreUriCase') ??
    (portsConflict(root.fields, leaf.fields) ? 'port' : undefined) ??
    (namespacesConflict(root.fields, leaf.fields) ? 'sourceNamespace' : undefined) ??
    (labelsConflict(root.fields, leaf.fields) ? 'sourceLabels' : undefined) ??
    (gatewaysConflict(gatewaysOf(root), gatewaysOf(leaf)) ? 'gateways' : undefined)
  );
}

/** Whether the root's matcher does not take all that the delegate's takes. What an expression takes is not compared (stringMatchConflict). */
function textsConflict(rootValue: unknown, leafValue: unknown): boolean {
  const [root, leaf] = [readMatcher(rootValue), readMatcher(leafValue)];
  if (root === undefined || leaf === undefined) return false;
  if (root.text === '' || root.by === 'presence' || root.by === 'regex' || leaf.by === 'regex') return true;
  if (root.by === 'exact') return leaf.by !== 'exact' || leaf.text !== root.text;
  return leaf.text === '' || !leaf.text.startsWith(root.text);
}

function entriesConflict(root: Fields, leaf: Fields, key: string): boolean {
  const own = recordIn(root, key);
  return Object.entries(recordIn(leaf, key)).some(
    ([name, value]) => Object.hasOwn(own, name) && textsConflict(own[name], value),
  );
}

function isOn(match: HttpMatch, key: string): boolean {
  return match.fields[key] === true;
}

function portsConflict(root: Fields, leaf: Fields): boolean {
  const [a, b] = [integerIn(root, 'port') ?? 0, integerIn(leaf, 'port') ?? 0];
  return a > 0 && b > 0 && a !== b;
}

/** A delegate's match must name the namespace that the root's names; to say nothing is a contradiction. */
function namespacesConflict(root: Fields, leaf: Fields): boolean {
  const own = textIn(root, 'sourceNamespace');
  return own !== undefined && textIn(leaf, 'sourceNamespace') !== own;
}

function labelsConflict(root: Fields, leaf: Fields): boolean {
  const own = labelsIn(root, 'sourceLabels');
  return Object.entries(labelsIn(leaf, 'sourceLabels')).some(
    ([key, value]) => Object.hasOwn(own, key) && own[key] !== value,
  );
}

function gatewaysConflict(root: readonly string[], leaf: readonly string[]): boolean {
  if (root.length === 0 || leaf.length === 0) return false;
  return root.length < leaf.length || leaf.some((each) => !root.includes(each));
}

/** The gateways of a match by their full names. */
export function gatewaysOf({ fields, origin }: HttpMatch): readonly string[] {
  return textsIn(fields, 'gateways').map((each) => gatewayName(each, origin.virtualService.namespace));
}
