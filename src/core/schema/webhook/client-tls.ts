import type { Subject } from '../report';
import { namespaceOf } from './export-to';
import { isSet } from './is-set';
import { childOf, has, textOf, type Spot } from './read';
import { refuse } from './refuse';

/** Fields that a mode does not take beside another one. */
interface Exclusion {
  readonly modes: readonly string[];
  readonly beside: 'insecureSkipVerify' | 'credentialName';
  readonly fields: readonly string[];
  readonly ref: string;
}

/**
 * What istiod refuses of client TLS, by mode; what DISABLE and ISTIO_MUTUAL carry is not looked at
 * (istio/istio pkg/config/validation/agent/validation.go, ValidateTLS).
 */
const exclusions: readonly Exclusion[] = [
  {
    modes: ['SIMPLE'],
    beside: 'insecureSkipVerify',
    fields: ['caCertificates', 'credentialName', 'subjectAltNames'],
    ref: 'wh-dr-tls-skip-simple',
  },
  {
    modes: ['MUTUAL'],
    beside: 'insecureSkipVerify',
    fields: ['caCertificates', 'subjectAltNames'],
    ref: 'wh-dr-tls-skip-mutual',
  },
  {
    modes: ['SIMPLE', 'MUTUAL'],
    beside: 'credentialName',
    fields: ['clientCertificate', 'privateKey', 'caCertificates', 'caCrl'],
    ref: 'wh-dr-tls-cred-files',
  },
];

/** Why the fields of an exclusion are of no use. */
const reasons: Readonly<Record<Exclusion['beside'], string>> = {
  insecureSkipVerify: 'insecureSkipVerify verifies nothing',
  credentialName: 'credentialName brings all certificates',
};

/** What MUTUAL needs where no credentialName brings it. */
const needs: readonly (readonly [string, string])[] = [
  ['clientCertificate', 'wh-dr-tls-mutual-cert'],
  ['privateKey', 'wh-dr-tls-mutual-key'],
];

/** TLS that a proxy starts, as a policy or the settings of a port say it. */
export function checkClientTls(subject: Subject, policy: Spot): void {
  const tls = childOf(policy, 'tls');
  if (!tls) return;
  checkExclusions(subject, tls);
  checkNeeds(subject, tls);
  checkConfigMap(subject, tls);
}

function checkExclusions(subject: Subject, tls: Spot): void {
  const refused = new Set<string>();
  for (const { modes, beside, fields, ref } of exclusions) {
    if (!modes.includes(textOf(tls, 'mode')) || !isSet(tls, beside)) continue;
    for (const field of fields.filter((each) => isSet(tls, each) && !refused.has(each))) {
      refused.add(field);
      const message = `${reasons[beside]}, and istiod refuses ${field} beside it. Remove one of them.`;
      refuse(subject, { rule: 'client-tls', path: [...tls.path, field], part: 'key', ref, message });
    }
  }
}

function checkNeeds(subject: Subject, tls: Spot): void {
  if (textOf(tls, 'mode') !== 'MUTUAL' || isSet(tls, 'credentialName')) return;
  for (const [field, ref] of needs) {
    if (isSet(tls, field)) continue;
    const isThere = has(tls, field);
    refuse(subject, {
      rule: 'client-tls',
      path: [...tls.path, field],
      ...(isThere ? {} : { near: tls.path }),
      part: 'key',
      ref,
      message: `MUTUAL shows a client certificate, and istiod refuses it without ${field}. Set ${field}, or credentialName.`,
    });
  }
}

const configMap = 'configmap://';

/** A ConfigMap with CA certificates, which can only be one of the rule's own namespace (pilot/pkg/model/credentials/resource.go, ParseResourceName). */
function checkConfigMap(subject: Subject, tls: Spot): void {
  const credential = textOf(tls, 'credentialName');
  if (!credential.startsWith(configMap)) return;
  const own = namespaceOf(subject);
  const [namespace = '', ...rest] = credential.slice(configMap.length).split('/');
  const hasForm = namespace !== '' && rest.join('/') !== '';
  if (hasForm && namespace === own) return;
  const message = hasForm
    ? `credentialName names a ConfigMap of ${namespace}; istiod refuses all but those of the rule's own namespace, ${own}. Copy the ConfigMap there.`
    : `credentialName is ${configMap}${own}/name for a ConfigMap; istiod refuses ${credential}. Name the ConfigMap like that.`;
  refuse(subject, {
    rule: 'configmap-credential',
    path: [...tls.path, 'credentialName'],
    ref: 'wh-dr-tls-configmap',
    message,
  });
}
