import type { Subject } from '../report';
import { checkConnectionPool } from './connection-pool';
import { checkEgressProxy } from './egress-proxy';
import { countOf, has, type Spot } from './read';
import { readableSpec } from './readable-spec';
import { refuse } from './refuse';
import { checkAlphaSelector } from './selector';
import { checkEgress } from './sidecar-egress';
import { checkIngress } from './sidecar-ingress';

/** istio/istio pkg/config/validation/validation.go, ValidateSidecar. */
export function checkSidecar(subject: Subject): void {
  const spec = readableSpec(subject);
  if (!spec) return;
  const isBare = isEmpty(spec);
  // istiod returns the error of an empty Sidecar alone, and drops what it would warn of.
  if (!checkAlphaSelector(subject, spec, { ...selector, silent: isBare })) return;
  if (isBare) return refuseEmpty(subject, spec);
  checkIngress(subject, spec);
  checkConnectionPool(subject, spec, 'inboundConnectionPool');
  checkEgress(subject, spec);
  checkEgressProxy(subject, spec);
}

const selector = {
  ref: 'wh-sc-selector-bad',
  emptyRef: 'wh-sc-selector-empty',
  emptyMeans: 'takes every pod of the namespace',
};

function isEmpty(spec: Spot): boolean {
  const hasBlock = ['outboundTrafficPolicy', 'inboundConnectionPool'].some((name) => has(spec, name));
  return !hasBlock && !['egress', 'ingress'].some((name) => isFilled(spec, name));
}

/** What is no list at all is the API server's to refuse. */
function isFilled(spec: Spot, name: string): boolean {
  return has(spec, name) && (!Array.isArray(spec.value[name]) || countOf(spec, name) > 0);
}

function refuseEmpty(subject: Subject, spec: Spot): void {
  const hasSpec = has({ value: subject.resource.value, path: [] }, 'spec');
  refuse(subject, {
    rule: 'empty-block',
    path: spec.path,
    ...(hasSpec ? {} : { near: [] }),
    part: 'key',
    ref: 'wh-sc-empty',
    message:
      'This Sidecar sets nothing; istiod refuses it without egress, ingress, outboundTrafficPolicy or inboundConnectionPool. Add one.',
  });
}
