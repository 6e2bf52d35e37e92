import type { Seen } from './scope';

/** Whether labels tell that an object belongs to Istio itself (istio/istio pkg/config/analysis/analyzers/util/config.go, IsIstioControlPlane). */
export function isControlPlane({ labels }: Pick<Seen, 'labels'>): boolean {
  return labels['istio'] !== undefined || labels['release'] === 'istio';
}
