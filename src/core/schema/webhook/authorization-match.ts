import type { Subject } from '../report';
import { compareVersions } from '../versions';
import { faultOf, type ValueForm } from './authorization-values';
import { childOf, countOf, itemsOf, textsOf, type Spot } from './read';
import { labelAt, refuse } from './refuse';

/** Fields of a source and of an operation with what their values are; each has a `not` twin. */
const sourceForms: Readonly<Record<string, ValueForm>> = {
  principals: 'text',
  requestPrincipals: 'text',
  namespaces: 'text',
  serviceAccounts: 'service-account',
  trustDomains: 'trust-domain',
  ipBlocks: 'address',
  remoteIpBlocks: 'address',
};

const operationForms: Readonly<Record<string, ValueForm>> = {
  hosts: 'text',
  ports: 'port',
  methods: 'text',
  paths: 'path',
};

/** Who calls: `from[].source` of one rule. */
export function checkSources(subject: Subject, rule: Spot): void {
  const { trustDomains, ...before } = sourceForms;
  // What a release does not know never gets to its istiod.
  const forms = trustDomains && knowsTrustDomains(subject) ? sourceForms : before;
  for (const from of itemsOf(rule, 'from'))
    checkMatch(subject, from, 'source', forms, { missing: 'wh-ap-source-missing', empty: 'wh-ap-source-empty' });
}

/** Whether policies of the release can look at trust domains. */
export function knowsTrustDomains({ release }: Subject): boolean {
  return compareVersions(release, '1.30') >= 0;
}

/** What is called: `to[].operation` of one rule. */
export function checkOperations(subject: Subject, rule: Spot): void {
  for (const to of itemsOf(rule, 'to'))
    checkMatch(subject, to, 'operation', operationForms, { missing: 'wh-ap-op-missing', empty: 'wh-ap-op-empty' });
}

function checkMatch(
  subject: Subject,
  item: Spot,
  name: string,
  forms: Readonly<Record<string, ValueForm>>,
  refs: { readonly missing: string; readonly empty: string },
): void {
  const match = childOf(item, name);
  const label = labelAt(subject, item.path);
  if (!match) {
    const value = item.value[name];
    // What is no mapping is refused for its type.
    if (value !== undefined && value !== null) return;
    const message = `${label} has no ${name}, so it says nothing; istiod refuses it. Add ${name}.`;
    const path = [...item.path, name];
    refuse(subject, { rule: 'missing-field', path, near: item.path, part: 'key', ref: refs.missing, message });
    return;
  }
  const fields = Object.entries(forms).flatMap(([field, form]) => [
    [field, form] as const,
    [`not${field.charAt(0).toUpperCase()}${field.slice(1)}`, form] as const,
  ]);
  if (fields.every(([field]) => countOf(match, field) === 0 && !isMistyped(match, field))) {
    const message = `${name} of ${label} is empty, and istiod refuses it. Say what it is about, or remove the item.`;
    refuse(subject, { rule: 'empty-policy-match', path: match.path, part: 'key', ref: refs.empty, message });
  }
  for (const [field, form] of fields) checkTexts(subject, match, field, form);
}

/** Something else than a list is refused for its type, and whoever wrote it did not leave the field empty. */
function isMistyped({ value }: Spot, field: string): boolean {
  return value[field] !== undefined && value[field] !== null && !Array.isArray(value[field]);
}

/** The texts of a list, each of its form. */
export function checkTexts(subject: Subject, parent: Spot, field: string, form: ValueForm): void {
  for (const { text, path } of textsOf(parent, field)) {
    const fault = faultOf(text, form);
    if (!fault) continue;
    const shown = text === '' ? 'an empty text' : text;
    const message = `${labelAt(subject, path)} is ${fault.words}; istiod refuses ${shown}. ${fault.way}`;
    refuse(subject, { rule: 'bad-format', path, ref: fault.ref, message });
  }
}
