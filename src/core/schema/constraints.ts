import { isRecord } from '../lists';
import type { Path } from '../text';
import { valueAt } from '../yaml';
import { checkEndpoints } from './constraints-endpoint';
import { checkServiceEntry } from './constraints-service-entry';
import { labelOf, report, type Subject } from './report';

/** The rules of the CRDs that look at more than one value (CEL), and those on keys and metadata that a type cannot say. */
export function checkConstraints(subject: Subject): void {
  const { kind, resource } = subject;
  const spec = resource.value['spec'];
  if (!isRecord(spec)) return;
  const path = [...resource.path, 'spec'];
  switch (kind.kind) {
    case 'ServiceEntry':
      checkServiceEntry(subject, spec, path);
      checkLabelSelector(subject, ['spec', 'workloadSelector', 'labels'], 'crd-alpha-selector', false);
      return;
    case 'WorkloadEntry':
      return checkEndpoints(subject, [[spec, path]], true);
    case 'WorkloadGroup':
      return checkWorkloadGroup(subject, spec, path);
    case 'DestinationRule':
      return checkLabelSelector(subject, ['spec', 'workloadSelector', 'matchLabels'], 'crd-beta-selector', true);
    case 'Sidecar':
      checkLabelSelector(subject, ['spec', 'workloadSelector', 'labels'], 'crd-alpha-selector', false);
      return eachIn(spec['ingress'], [...path, 'ingress'], (listener, at) =>
        checkCertificates(subject, listener['tls'], [...at, 'tls']),
      );
    case 'Gateway':
      return eachIn(spec['servers'], [...path, 'servers'], (server, at) =>
        checkCertificates(subject, server['tls'], [...at, 'tls']),
      );
    case 'PeerAuthentication':
      checkLabelSelector(subject, ['spec', 'selector', 'matchLabels'], 'crd-beta-selector', true);
      return checkPortLevelMtls(subject, spec, path);
    case 'AuthorizationPolicy':
      checkTargets(subject, spec, path);
      return checkSources(subject, spec, path);
    case 'Telemetry':
      checkTargets(subject, spec, path);
      return checkTags(subject, spec, path);
  }
}

/** Calls `check` for each mapping in a list. */
function eachIn(list: unknown, path: Path, check: (item: Readonly<Record<string, unknown>>, path: Path) => void): void {
  if (!Array.isArray(list)) return;
  list.forEach((item: unknown, index) => {
    if (isRecord(item)) check(item, [...path, index]);
  });
}

/** The names of a group that are present; null counts as absent, since it is reported by itself. */
function present(value: Readonly<Record<string, unknown>>, names: readonly string[]): readonly string[] {
  return names.filter((name) => value[name] !== undefined && value[name] !== null);
}

function reportConflict(subject: Subject, path: Path, names: readonly string[], ref: string): void {
  const message = `${labelOf(subject, path)} takes only one of ${names.join(' and ')}; the API server refuses both. Remove one.`;
  report(subject, {
    rule: 'conflicting-fields',
    path: [...path, names[names.length - 1] as string],
    part: 'key',
    message,
    ref,
  });
}

function checkLabelSelector(subject: Subject, where: Path, ref: string, keysToo: boolean): void {
  const labels = valueAt(subject.resource.value, where);
  if (!isRecord(labels)) return;
  for (const [key, value] of Object.entries(labels)) {
    // What has no value is dropped before the API server looks at the keys.
    if (value === null) continue;
    const path = [...subject.resource.path, ...where, key];
    const refuse = (part: 'key' | 'value', says: string): void =>
      report(subject, {
        rule: 'bad-format',
        path,
        part,
        ref,
        message: `${labelOf(subject, path.slice(0, -1))} ${says}; the API server refuses it. Write the label as the pods have it.`,
      });
    if (keysToo && key === '') refuse('key', 'has an empty key');
    if (keysToo && key.includes('*')) refuse('key', `has * in the key ${key}, and labels are compared as they are`);
    if (typeof value === 'string' && value.includes('*'))
      refuse('value', `has * in the value of ${key}, and labels are compared as they are`);
  }
}

function checkWorkloadGroup(subject: Subject, spec: Readonly<Record<string, unknown>>, path: Path): void {
  const { template } = spec;
  if (isRecord(template)) checkEndpoints(subject, [[template, [...path, 'template']]], false);
  const scheme = valueAt(spec, ['probe', 'httpGet', 'scheme']);
  if (typeof scheme !== 'string' || ['', 'HTTP', 'HTTPS'].includes(scheme)) return;
  const at = [...path, 'probe', 'httpGet', 'scheme'];
  report(subject, {
    rule: 'bad-format',
    path: at,
    part: 'value',
    message: `scheme is HTTP or HTTPS; the API server refuses ${scheme}. Write one of them.`,
  });
}

function checkCertificates(subject: Subject, tls: unknown, path: Path): void {
  if (!isRecord(tls)) return;
  for (const pair of [
    ['credentialNames', 'tlsCertificates'],
    ['credentialName', 'credentialNames'],
  ]) {
    if (present(tls, pair).length === 2) reportConflict(subject, path, pair, 'crd-tls-certs-xor');
  }
}

function checkPortLevelMtls(subject: Subject, spec: Readonly<Record<string, unknown>>, path: Path): void {
  const ports = spec['portLevelMtls'];
  if (!isRecord(ports)) return;
  const at = [...path, 'portLevelMtls'];
  for (const [key, value] of Object.entries(ports)) {
    if (value === null) continue;
    const port = /^\d+$/.test(key) ? Number(key) : 0;
    if (port >= 1 && port <= 65_535) continue;
    report(subject, {
      rule: 'bad-format',
      path: [...at, key],
      part: 'key',
      ref: 'crd-pa-plm',
      message: `Keys of portLevelMtls are ports from 1 to 65535; the API server refuses ${key}. Write the port on which the app listens.`,
    });
  }
  const labels = valueAt(spec, ['selector', 'matchLabels']);
  if (isRecord(labels) && Object.keys(labels).length > 0) return;
  const message =
    'portLevelMtls needs a selector with at least one label; the API server refuses it. Add selector.matchLabels.';
  report(subject, { rule: 'conflicting-fields', path: at, part: 'key', ref: 'crd-pa-plm', message });
}

function checkTargets(subject: Subject, spec: Readonly<Record<string, unknown>>, path: Path): void {
  checkLabelSelector(subject, ['spec', 'selector', 'matchLabels'], 'crd-beta-selector', true);
  const names = present(spec, ['selector', 'targetRef', 'targetRefs']);
  if (names.length > 1) reportConflict(subject, path, names, 'crd-selector-xor-targetref');
  const check = (target: Readonly<Record<string, unknown>>, at: Path): void => {
    const { namespace } = target;
    if (typeof namespace !== 'string' || namespace === '') return;
    const message = 'targetRef cannot name a namespace: it can only mean objects of its own. Remove it.';
    report(subject, { rule: 'bad-format', path: [...at, 'namespace'], part: 'value', ref: 'crd-targetref', message });
  };
  if (isRecord(spec['targetRef'])) check(spec['targetRef'], [...path, 'targetRef']);
  eachIn(spec['targetRefs'], [...path, 'targetRefs'], check);
}

const accounts = ['serviceAccounts', 'notServiceAccounts'];
const identities = ['principals', 'notPrincipals', 'namespaces', 'notNamespaces'];

function checkSources(subject: Subject, spec: Readonly<Record<string, unknown>>, path: Path): void {
  eachIn(spec['rules'], [...path, 'rules'], (rule, ruleAt) => {
    eachIn(rule['from'], [...ruleAt, 'from'], (from, fromAt) => {
      const { source } = from;
      if (!isRecord(source)) return;
      const [account] = present(source, accounts);
      const [identity] = present(source, identities);
      if (account !== undefined && identity !== undefined)
        reportConflict(subject, [...fromAt, 'source'], [account, identity], 'crd-ap-sa-xor');
    });
  });
}

function checkTags(subject: Subject, spec: Readonly<Record<string, unknown>>, path: Path): void {
  eachIn(spec['metrics'], [...path, 'metrics'], (metrics, metricsAt) => {
    eachIn(metrics['overrides'], [...metricsAt, 'overrides'], (override, overrideAt) => {
      const tags = override['tagOverrides'];
      if (!isRecord(tags)) return;
      for (const [name, tag] of Object.entries(tags))
        if (isRecord(tag)) checkTag(subject, tag, [...overrideAt, 'tagOverrides', name]);
    });
  });
}

function checkTag(subject: Subject, tag: Readonly<Record<string, unknown>>, path: Path): void {
  const hasValue = tag['value'] !== undefined && tag['value'] !== null;
  const says =
    tag['operation'] === 'UPSERT' && (!hasValue || tag['value'] === '')
      ? 'needs a value with UPSERT; the API server refuses it. Add value, or write REMOVE.'
      : tag['operation'] === 'REMOVE' && hasValue
        ? 'takes no value with REMOVE; the API server refuses it. Remove value, or write UPSERT.'
        : undefined;
  if (says === undefined) return;
  report(subject, {
    rule: 'conflicting-fields',
    path: [...path, 'operation'],
    part: 'value',
    ref: 'crd-tm-tagoverride',
    message: `${labelOf(subject, path)} ${says}`,
  });
}
