import type { Subject } from '../report';
import { specOf } from './read';
import { checkBetaSelector } from './selector';

/**
 * What istiod says about a PeerAuthentication and the API server does not: a selector without labels
 * (istio/istio pkg/config/validation/validation.go, ValidatePeerAuthentication).
 */
export function checkPeerAuthentication(subject: Subject): void {
  checkBetaSelector(subject, specOf(subject.resource), 'selector', {
    ref: 'wh-pa-selector',
    emptyMeans: 'applies to all pods, as it does without one',
    sameAsNone: true,
  });
}
