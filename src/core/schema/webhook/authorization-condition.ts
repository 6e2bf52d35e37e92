import { closest } from '../spelling';
import type { Subject } from '../report';
import { checkTexts, knowsTrustDomains } from './authorization-match';
import type { ValueForm } from './authorization-values';
import { countOf, has, textOf, type Spot } from './read';
import { labelAt, refuse } from './refuse';
import { remedy } from './remedy';

/** Attributes that a condition can look at, with what their values are (istio/istio pkg/config/security/security.go, ValidateAttribute). */
const attributes: Readonly<Record<string, ValueForm>> = {
  'source.ip': 'address',
  'remote.ip': 'address',
  'source.namespace': 'text',
  'source.serviceAccount': 'service-account',
  'source.principal': 'text',
  'source.trustDomain': 'trust-domain-value',
  'request.auth.principal': 'text',
  'request.auth.audiences': 'text',
  'request.auth.presenter': 'text',
  'destination.ip': 'address',
  'destination.port': 'port',
  'connection.sni': 'text',
};

/** Beginnings of attributes that are written with a name in brackets. */
const maps = [
  'request.headers',
  'request.auth.claims',
  'request.experimental.inline.headers',
  'experimental.envoy.filters.',
];

/** Attributes of old, and what stands for them now. */
const replaced: ReadonlyMap<string, string> = new Map([
  ['destination.namespace', 'the namespace of the policy'],
  ['destination.name', 'selector'],
  ['destination.user', 'selector'],
]);

/** One item of `when`. */
export function checkCondition(subject: Subject, condition: Spot): void {
  const key = textOf(condition, 'key');
  const path = [...condition.path, 'key'];
  if (key === '') {
    // Without the key the API server refuses the item.
    if (condition.value['key'] === '')
      refuseKey(subject, path, 'key is empty, and istiod refuses the condition. Name an attribute.');
    return;
  }
  if (countOf(condition, 'values') + countOf(condition, 'notValues') === 0) return refuseEmpty(subject, condition);
  const form = formOf(subject, path, key);
  if (form === undefined) return;
  for (const field of ['values', 'notValues']) {
    checkTexts(subject, condition, field, form);
    if (form === 'service-account' && countOf(condition, field) > 16) refuseMany(subject, condition, field);
  }
}

/** What the values of an attribute are; undefined for one that is refused. */
function formOf(subject: Subject, path: Spot['path'], key: string): ValueForm | undefined {
  const map = maps.find((each) => key.startsWith(each));
  if (map !== undefined) {
    const open = key.indexOf('[');
    if (key.endsWith(']') && open > 0 && open < key.length - 2) return 'text';
    refuse(subject, {
      rule: 'bad-format',
      path,
      ref: 'wh-ap-when-key',
      message: `${key} needs a name in brackets, such as ${map}${map.endsWith('.') ? 'x' : ''}[name]; istiod refuses it. Write the name there.`,
    });
    return undefined;
  }
  if (Object.hasOwn(attributes, key) && !isTooNew(subject, key)) return attributes[key];
  refuseUnknown(subject, path, key);
  return undefined;
}

function isTooNew(subject: Subject, key: string): boolean {
  return key === 'source.trustDomain' && !knowsTrustDomains(subject);
}

function refuseUnknown(subject: Subject, path: Spot['path'], key: string): void {
  const instead = key.startsWith('destination.labels') ? 'selector' : replaced.get(key);
  if (instead !== undefined)
    return refuseKey(
      subject,
      path,
      `${key} is gone: ${instead} says that now, and istiod refuses the condition. Remove it.`,
    );
  if (isTooNew(subject, key))
    return refuseKey(
      subject,
      path,
      `${key} is known from Istio 1.30 on; istiod ${subject.release} refuses it. Use source.principal with the domain and /*, or remove the condition.`,
    );
  const meant = closest(key, Object.keys(attributes));
  const way =
    meant === undefined
      ? `It can be ${Object.keys(attributes).join(', ')}, or ${maps
          .slice(0, 2)
          .map((each) => `${each}[name]`)
          .join(' or ')}.`
      : `Write ${meant}.`;
  const fix =
    meant === undefined ? undefined : remedy(subject, `Write ${meant}`, [{ type: 'set', path, value: meant }]);
  refuseKey(subject, path, `${key} is not an attribute that a condition can look at; istiod refuses it. ${way}`, fix);
}

function refuseKey(subject: Subject, path: Spot['path'], message: string, fix?: ReturnType<typeof remedy>): void {
  refuse(subject, { rule: 'unknown-attribute', path, ref: 'wh-ap-when-key', message, fix });
}

function refuseEmpty(subject: Subject, condition: Spot): void {
  const isMistyped = ['values', 'notValues'].some(
    (field) => has(condition, field) && !Array.isArray(condition.value[field]),
  );
  if (isMistyped) return;
  refuse(subject, {
    rule: 'missing-field',
    path: [...condition.path, 'values'],
    part: 'key',
    ...(has(condition, 'values') ? {} : { near: condition.path }),
    ref: 'wh-ap-when-values',
    message: `${labelAt(subject, condition.path)} has neither values nor notValues, and istiod refuses it. Add one of them.`,
  });
}

function refuseMany(subject: Subject, condition: Spot, field: string): void {
  refuse(subject, {
    rule: 'out-of-range',
    path: [...condition.path, field],
    ref: 'wh-ap-sa-format',
    message: `${field} takes at most 16 service accounts; istiod refuses ${countOf(condition, field)}. Split them over several rules.`,
  });
}
