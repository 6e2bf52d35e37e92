import type { Subject } from '../report';

/**
 * What istiod's admission webhook would say about a resource: istio/istio pkg/config/validation. It is asked after the API server has held the
 * resource against its CRD, and what that refused is not refused twice.
 */
export function checkWebhook(subject: Subject): void {
  switch (subject.kind.kind) {
    default:
      return;
  }
}
