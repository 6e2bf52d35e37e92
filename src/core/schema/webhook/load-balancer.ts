import type { QuickFix } from '../../text';
import { moveEntry } from '../move-entry';
import type { Subject } from '../report';
import { compareVersions } from '../versions';
import { checkDuration } from './duration';
import { refuseDuplicateNames } from './duplicate-name';
import { checkLocality } from './locality';
import { checkMaglev } from './maglev';
import { childOf, has, itemsOf, numberOf, type Spot } from './read';
import { refuse, warn } from './refuse';
import { checkZoneAware } from './zone-aware';

/** How calls are spread over endpoints (istio/istio pkg/config/validation/validation.go, validateLoadBalancer). `warns` as for the policy. */
export function checkLoadBalancer(subject: Subject, policy: Spot, warns: boolean): void {
  const balancer = childOf(policy, 'loadBalancer');
  if (!balancer) return;
  const isEjecting = has(policy, 'outlierDetection');
  const hash = childOf(balancer, 'consistentHash');
  if (hash) checkHash(subject, hash, warns);
  checkWarmup(subject, balancer);
  checkLocality(subject, balancer, warns && !isEjecting);
  if (compareVersions(subject.release, '1.31') < 0) return;
  checkOneLocality(subject, balancer);
  checkZoneAware(subject, balancer, warns && !isEjecting);
}

function checkOneLocality(subject: Subject, balancer: Spot): void {
  if (!has(balancer, 'localityLbSetting') || !has(balancer, 'zoneAwareLbSetting')) return;
  refuse(subject, {
    rule: 'conflicting-fields',
    path: [...balancer.path, 'zoneAwareLbSetting'],
    part: 'key',
    ref: 'wh-dr-lb-locality-zone',
    message:
      'loadBalancer takes only one of localityLbSetting and zoneAwareLbSetting; istiod refuses both. Remove one.',
  });
}

function checkHash(subject: Subject, hash: Spot, warns: boolean): void {
  const cookie = childOf(hash, 'httpCookie');
  if (cookie) checkCookie(subject, cookie);
  checkRingSize(subject, hash, warns);
  checkMaglev(subject, hash);
}

function checkCookie(subject: Subject, cookie: Spot): void {
  refuseEmptyName(subject, cookie, 'wh-dr-lb-cookie-name');
  const attributes = itemsOf(cookie, 'attributes');
  for (const attribute of attributes) refuseEmptyName(subject, attribute, 'wh-dr-lb-cookie-attr');
  refuseDuplicateNames(subject, attributes, 'wh-dr-lb-cookie-attr');
}

/** A name that is absent is the API server's to refuse. */
function refuseEmptyName(subject: Subject, { value, path }: Spot, ref: string): void {
  if (value['name'] !== '') return;
  const message = `name is empty; istiod refuses it. Give the ${ref.endsWith('attr') ? 'attribute' : 'cookie'} a name.`;
  refuse(subject, { rule: 'missing-field', path: [...path, 'name'], ref, message });
}

function checkRingSize(subject: Subject, hash: Spot, warns: boolean): void {
  if (numberOf(hash, 'minimumRingSize') === 0) return;
  const path = [...hash.path, 'minimumRingSize'];
  const fix = (): QuickFix | null => moveUnderRingHash(subject, hash);
  const algorithm = ['ringHash', 'maglev'].find((name) => has(hash, name));
  if (algorithm !== undefined) {
    const way = algorithm === 'ringHash' ? 'Set the size in ringHash alone.' : 'Remove one.';
    refuse(subject, {
      rule: 'conflicting-fields',
      path,
      part: 'key',
      ref: 'wh-dr-lb-minring-conflict',
      message: `minimumRingSize stands beside ${algorithm}; istiod refuses both. ${way}`,
      ...(algorithm === 'ringHash' ? { fix } : {}),
    });
  } else if (warns) {
    warn(subject, {
      rule: 'deprecated-field',
      path,
      part: 'key',
      ref: 'wh-dr-lb-minring-deprecated',
      message: 'minimumRingSize is deprecated in consistentHash; istiod warns of it. Move it under ringHash.',
      fix,
    });
  }
}

/** It means the same there, and a size that is there already is not touched (pilot/pkg/networking/core/cluster_traffic_policy.go, applyLoadBalancer). */
function moveUnderRingHash(subject: Subject, hash: Spot): QuickFix | null {
  const base = [...subject.resource.path, ...hash.path];
  const edits = moveEntry(subject.document, [...base, 'minimumRingSize'], [...base, 'ringHash', 'minimumRingSize']);
  return edits ? { title: 'Move minimumRingSize under ringHash', edits } : null;
}

function checkWarmup(subject: Subject, balancer: Spot): void {
  const warmup = childOf(balancer, 'warmup');
  if (!warmup) return;
  checkDuration(subject, warmup, 'duration', 'wh-dr-lb-warmup-duration');
  const aggression = warmup.value['aggression'];
  if (typeof aggression !== 'number') return;
  // Since 1.31 everything above 0 will do; the webhook of older releases asks for 1 at least, and so did the CRD up to 1.28.
  const isOld = compareVersions(subject.release, '1.31') < 0;
  if (isOld ? aggression >= 1 : aggression > 0) return;
  refuse(subject, {
    rule: 'out-of-range',
    path: [...warmup.path, 'aggression'],
    ref: isOld ? 'ver-aggression' : 'wh-dr-lb-warmup-aggr',
    message: `aggression is ${isOld ? `1 or more in Istio ${subject.release}` : 'above 0'}; istiod refuses ${String(aggression)}. Raise it, or remove it.`,
  });
}
